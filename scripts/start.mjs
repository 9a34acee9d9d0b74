import { ensureAppBundle } from './portal/ensureAppBundle.mjs';
import { requireFreePort, runPortal } from './portal/runPortal.mjs';
import { START_USAGE, startArguments } from './portal/startArguments.mjs';
import { endAll, endOnSignals, isEnding } from './process/lifetime.mjs';
import { printError } from './report/PlainError.mjs';
import { Progress } from './report/Progress.mjs';
import { requireDiskSpace } from './toolchain/diskSpace.mjs';
import { ensureInstall } from './toolchain/ensureInstall.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';

const RUN_MEGABYTES = 100;

async function start() {
  const options = startArguments(process.argv.slice(2), process.env);
  if (options.help) {
    console.log(START_USAGE);
    return;
  }
  const progress = new Progress();
  await requireFreePort(options.port);
  requireDiskSpace(RUN_MEGABYTES, 'run the portal');
  const toolchain = await ensureToolchain(progress);
  await ensureInstall(toolchain, progress);
  await ensureAppBundle(toolchain, progress);
  await runPortal(toolchain, options, progress);
}

endOnSignals({ say: () => console.log('\nStopping …') });
try {
  await start();
} catch (error) {
  if (!isEnding()) {
    process.exitCode = 1;
    printError(error);
  }
}
await endAll();
