/**
 * How many things passed, failed and were skipped.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/** @returns {Tally} */
export function tally(passed = 0, failed = 0, skipped = 0) {
  return { passed, failed, skipped };
}

/** @param {Tally[]} tallies */
export function sumTallies(tallies) {
  return tallies.reduce(
    (sum, each) =>
      tally(
        sum.passed + each.passed,
        sum.failed + each.failed,
        sum.skipped + each.skipped,
      ),
    tally(),
  );
}

/** @param {Tally} counts */
export function formatTally({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
