import { runCommand } from '../process/runCommand.mjs';
import { tally } from '../report/tally.mjs';

/** Reads the closing counts of Node's test runner. */
export function readNodeTestCounts(lines) {
  const counts = {};
  for (const line of lines) {
    const match = /^(?:ℹ|#) (pass|fail|cancelled|skipped|todo) (\d+)$/.exec(
      line.trim(),
    );
    if (match) {
      counts[match[1]] = Number(match[2]);
    }
  }
  return counts.pass === undefined
    ? undefined
    : tally(
        counts.pass,
        counts.fail + (counts.cancelled ?? 0),
        (counts.skipped ?? 0) + (counts.todo ?? 0),
      );
}

/** Tests of Node's own runner: the scripts and the rules of the house. */
export function nodeTestStep(title, pattern, { node, env, logFile }) {
  return {
    title,
    run: async () => {
      const { code, lines } = await runCommand(
        node,
        ['--test', '--test-reporter=spec', pattern],
        { env: { ...env, FORCE_COLOR: '0' }, logFile },
      );
      const counts = readNodeTestCounts(lines) ?? tally(0, 1);
      const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0);
      return {
        counts: silent ? { ...counts, failed: 1 } : counts,
        output: code === 0 && !silent ? undefined : lines,
      };
    },
  };
}
