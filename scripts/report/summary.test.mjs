import assert from 'node:assert/strict';
import { it } from 'node:test';
import { summaryOf } from './summary.mjs';
import { tally } from './tally.mjs';

it('ends with one line over everything', () => {
  const text = summaryOf(
    [
      { title: 'lint', seconds: 1.25, counts: tally(1) },
      { title: 'units', seconds: 60, counts: tally(100, 2, 1) },
    ],
    ['slow tests: npm run test:full runs them'],
    61,
  );
  assert.equal(text.split('\n').at(-1), '101 passed, 2 failed, 1 skipped');
  assert.match(text, /✗ units/);
  assert.match(text, /61 s in all/);
  assert.match(text, /Left out\n {2}slow tests/);
});
