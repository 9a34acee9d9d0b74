/** `npm run pack`: what others install, as it would be published. */
import path from 'node:path';
import { packAll } from './pack/packAll.mjs';
import { endAll, endOnSignals, isEnding } from './process/lifetime.mjs';
import { projectRoot } from './projectRoot.cjs';
import { printError } from './report/PlainError.mjs';
import { Progress } from './report/Progress.mjs';
import { requireDiskSpace } from './toolchain/diskSpace.mjs';
import { ensureInstall } from './toolchain/ensureInstall.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';

const RUN_MEGABYTES = 200;

endOnSignals({ say: () => console.log('\nStopping …') });
try {
  const progress = new Progress();
  requireDiskSpace(RUN_MEGABYTES, 'pack the packages');
  const toolchain = await ensureToolchain(progress);
  await ensureInstall(toolchain, progress);
  const packed = await packAll(toolchain, progress);
  console.log('');
  for (const { tarball } of packed) {
    console.log(path.relative(projectRoot, tarball));
  }
} catch (error) {
  if (!isEnding()) {
    process.exitCode = 1;
    printError(error);
  }
}
await endAll();
