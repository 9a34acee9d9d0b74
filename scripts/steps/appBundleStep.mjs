import { buildAppBundle } from '../portal/ensureAppBundle.mjs';
import { tally } from '../report/tally.mjs';

/** Builds the app that the browser tests look at, if its sources changed. */
export function appBundleStep(title, toolchain) {
  return {
    title,
    run: async () => {
      await buildAppBundle(toolchain);
      return { counts: tally(1) };
    },
  };
}
