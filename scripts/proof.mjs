/**
 * `npm run proof`: installs what would be published into a fresh Backstage app
 * of each frontend system, outside this workspace, by the steps of
 * docs/installing.md, and uses it in a browser. It needs the npm registry.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packAll } from './pack/packAll.mjs';
import { atEnd, endAll, endOnSignals, isEnding } from './process/lifetime.mjs';
import { inProject } from './projectRoot.cjs';
import { buildFreshApp, installFreshApp } from './proof/buildFreshApp.mjs';
import { createFreshApp } from './proof/createFreshApp.mjs';
import { followSteps } from './proof/followSteps.mjs';
import { lookAtFreshApp } from './proof/lookAtFreshApp.mjs';
import { PROOF_USAGE, proofArguments } from './proof/proofArguments.mjs';
import { startFreshApp } from './proof/startFreshApp.mjs';
import { printError } from './report/PlainError.mjs';
import { Progress } from './report/Progress.mjs';
import { requireDiskSpace } from './toolchain/diskSpace.mjs';
import { ensureInstall } from './toolchain/ensureInstall.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';

const RUN_MEGABYTES = 4000;

async function prove(toolchain, progress, { folder, system }) {
  const step = (title, work) => progress.step(`${system}: ${title}`, work);
  const app = await step('creating an app', () =>
    createFreshApp(toolchain, { folder, system }),
  );
  await step('following docs/installing.md', async () => ({
    note: `${followSteps(app, system)} blocks`,
  }));
  await step('installing', () => installFreshApp(toolchain, app));
  await step('types, bundle', () => buildFreshApp(toolchain, app));
  const { baseUrl, stop } = await step('starting', () =>
    startFreshApp(toolchain, app),
  );
  await step('a review from tab to list', () =>
    lookAtFreshApp({
      baseUrl,
      picture: inProject('.cache', `proof-${system}.png`),
    }),
  );
  await stop();
  rmSync(app, { recursive: true, force: true, maxRetries: 5 });
}

async function run() {
  const options = proofArguments(process.argv.slice(2));
  if (options.help) {
    console.log(PROOF_USAGE);
    return;
  }
  const progress = new Progress();
  requireDiskSpace(RUN_MEGABYTES, 'install fresh apps');
  const toolchain = await ensureToolchain(progress);
  await ensureInstall(toolchain, progress);
  if (!options.packed) {
    await packAll(toolchain, progress);
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orr-proof-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const system of options.systems) {
    await prove(toolchain, progress, { folder, system });
  }
  console.log(
    '\nThe packages install, build and work in a fresh app, as documented.',
  );
}

endOnSignals({ say: () => console.log('\nStopping …') });
try {
  await run();
} catch (error) {
  if (!isEnding()) {
    process.exitCode = 1;
    printError(error);
  }
}
await endAll();
