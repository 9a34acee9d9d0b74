import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readNodeTestCounts } from './nodeTestStep.mjs';

it('reads the closing counts', () => {
  const lines = [
    '✔ adds (0.1ms)',
    'ℹ tests 6',
    'ℹ pass 3',
    'ℹ fail 1',
    'ℹ cancelled 1',
    'ℹ skipped 1',
    'ℹ todo 0',
  ];
  assert.deepEqual(readNodeTestCounts(lines), {
    passed: 3,
    failed: 2,
    skipped: 1,
  });
});

it('knows that a runner which died counted nothing', () => {
  assert.equal(readNodeTestCounts(['node: bad option']), undefined);
});
