import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first lazy import of a run compiles what it loads, which takes longer than the default allows on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
