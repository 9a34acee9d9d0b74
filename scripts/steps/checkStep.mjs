import { runCommand } from '../process/runCommand.mjs';
import { tally } from '../report/tally.mjs';

/** A check that is one thing: it passes or fails as a whole. */
export function checkStep(title, command, args, { env, logFile }) {
  return {
    title,
    run: async () => {
      const { code, lines } = await runCommand(command, args, { env, logFile });
      return code === 0
        ? { counts: tally(1) }
        : { counts: tally(0, 1), output: lines };
    },
  };
}
