/**
 * `npm test` runs everything but what is slow; `npm run test:full` runs what is
 * slow, and only that, so that calling both repeats nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atEnd, endAll, endOnSignals, isEnding } from './process/lifetime.mjs';
import { printError } from './report/PlainError.mjs';
import { Progress } from './report/Progress.mjs';
import { summaryOf } from './report/summary.mjs';
import { runSteps } from './steps/runSteps.mjs';
import { everydaySteps, slowSteps } from './steps/testPlan.mjs';
import { requireDiskSpace } from './toolchain/diskSpace.mjs';
import { ensureInstall } from './toolchain/ensureInstall.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';

const RUN_MEGABYTES = 1000;

// Whatever a test leaves in the temporary folder goes when the run ends.
function environmentOf({ env }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orr-test-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return {
    ...env,
    CI: 'true',
    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
  };
}

async function test({ full }) {
  const progress = new Progress();
  requireDiskSpace(RUN_MEGABYTES, 'run the tests');
  const toolchain = await ensureToolchain(progress);
  await ensureInstall(toolchain, progress);
  const env = environmentOf(toolchain);
  const steps = full
    ? slowSteps(toolchain, env)
    : everydaySteps(toolchain, env);
  const start = performance.now();
  const results = await runSteps(steps, progress);
  const seconds = (performance.now() - start) / 1000;
  await endAll();
  const leftOut = [
    full
      ? 'what npm test runs: formatting, types, API reports, lint, dead code, units, browser'
      : 'slow tests (two backend processes, kills, a real Buildbot): npm run test:full runs them',
    ...results.flatMap(result => result.leftOut),
  ];
  console.log(summaryOf(results, leftOut, seconds));
  return results.every(result => result.ok);
}

endOnSignals({ say: () => console.log('\nStopping …') });
try {
  const full = process.argv.includes('--full');
  process.exitCode = (await test({ full })) ? 0 : 1;
} catch (error) {
  if (!isEnding()) {
    process.exitCode = 1;
    printError(error);
  }
}
await endAll();
