import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inProject } from '../projectRoot.cjs';
import { readJestReport } from './jestStep.mjs';

const report = {
  numPassedTests: 5,
  numFailedTests: 1,
  numRuntimeErrorTestSuites: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [
    {
      name: inProject('plugins', 'orr', 'src', 'a.test.ts'),
      status: 'failed',
      message: 'expected 1, got 2',
      assertionResults: [{ status: 'failed', fullName: 'a adds' }],
    },
    {
      name: inProject('plugins', 'orr', 'src', 'b.test.ts'),
      status: 'passed',
      message: '',
      assertionResults: [
        { status: 'passed', fullName: 'b adds' },
        { status: 'pending', fullName: 'b subtracts' },
      ],
    },
  ],
};

it('counts a file that cannot be loaded as a failure', () => {
  assert.deepEqual(readJestReport(report).counts, {
    passed: 5,
    failed: 2,
    skipped: 2,
  });
});

it('prints failed files only, and names what was skipped', () => {
  const { output, leftOut } = readJestReport(report);
  assert.match(output.join('\n'), /a\.test\.ts\nexpected 1, got 2$/);
  assert.equal(leftOut.length, 1);
  assert.match(leftOut[0], /b\.test\.ts: "b subtracts"/);
});
