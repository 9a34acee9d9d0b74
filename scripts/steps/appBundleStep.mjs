import { buildAppBundle } from '../portal/ensureAppBundle.mjs';
import { tally } from '../report/tally.mjs';

/** Builds the app of `packages` that the browser tests look at, if its sources changed. */
export function appBundleStep(title, toolchain, app) {
  return {
    title,
    run: async () => {
      await buildAppBundle(toolchain, app);
      return { counts: tally(1) };
    },
  };
}
