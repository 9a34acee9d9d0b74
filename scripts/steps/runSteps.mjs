import { isEnding } from '../process/lifetime.mjs';
import { PlainError } from '../report/PlainError.mjs';
import { formatTally, tally } from '../report/tally.mjs';

async function resultOf(step, detail) {
  try {
    return await step.run(detail);
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error) {
  const output =
    error instanceof PlainError
      ? [error.message, ...error.details]
      : [error.stack ?? String(error)];
  return { counts: tally(0, 1), output };
}

async function runStep(step, progress) {
  const start = performance.now();
  const result = await progress.step(step.title, async detail => {
    const found = await resultOf(step, detail);
    return {
      ...found,
      ok: found.counts.failed === 0,
      note: formatTally(found.counts),
    };
  });
  if (!isEnding() && !result.ok && result.output) {
    console.log(`\n${result.output.join('\n')}\n`);
  }
  const seconds = (performance.now() - start) / 1000;
  return { leftOut: [], ...result, title: step.title, seconds };
}

/**
 * Runs all steps in order, whether or not an earlier one failed; a list of
 * lists of steps among them runs side by side, each list in its order. What a
 * failed step has to say is printed in full, at once.
 *
 * @returns the results in the order of the steps
 */
export async function runSteps(steps, progress) {
  const results = [];
  for (const step of steps) {
    if (isEnding()) {
      break;
    }
    if (Array.isArray(step)) {
      const lanes = await Promise.all(
        step.map(lane => runSteps(lane, progress)),
      );
      results.push(...lanes.flat());
    } else {
      results.push(await runStep(step, progress));
    }
  }
  return results;
}
