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

it('runs lanes side by side, and each of them in its order', async () => {
  const begun = [];
  let open;
  const opened = new Promise(resolve => {
    open = resolve;
  });
  const step = (title, wait) => ({
    title,
    run: async () => {
      begun.push(title);
      await wait?.();
      return { counts: tally(1) };
    },
  });
  const results = await runSteps(
    [
      [
        [step('a', () => opened), step('b')],
        [step('c'), step('d', open)],
      ],
      step('e'),
    ],
    quiet,
  );
  assert.deepEqual(begun, ['a', 'c', 'd', 'b', 'e']);
  assert.deepEqual(
    results.map(({ title }) => title),
    ['a', 'b', 'c', 'd', 'e'],
  );
});
