import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first lazy import of a run compiles what it loads, which takes longer than the default allows on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// What one test typed must not be there in the next.
afterEach(() => sessionStorage.clear());
