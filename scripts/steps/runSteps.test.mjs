import assert from 'node:assert/strict';
import { it } from 'node:test';
import { tally } from '../report/tally.mjs';
import { runSteps } from './runSteps.mjs';

const quiet = { step: (_title, work) => work(() => {}) };

it('runs on after a failure and counts every step', async t => {
  t.mock.method(console, 'log', () => {});
  const results = await runSteps(
    [
      {
        title: 'a',
        run: async () => ({ counts: tally(0, 1), output: ['no'] }),
      },
      {
        title: 'b',
        run: async () => {
          throw new Error('broken');
        },
      },
      { title: 'c', run: async () => ({ counts: tally(2) }) },
    ],
    quiet,
  );
  assert.deepEqual(
    results.map(({ ok, counts }) => [ok, counts.passed, counts.failed]),
    [
      [false, 0, 1],
      [false, 0, 1],
      [true, 2, 0],
    ],
  );
});
