/** `npm run api-reports`: writes down what others import from each package. */
import { writeApiReports } from './apiReports/writeApiReports.mjs';
import { buildDeclarations } from './declarations/buildDeclarations.mjs';
import { endAll, endOnSignals, isEnding } from './process/lifetime.mjs';
import { printError } from './report/PlainError.mjs';
import { Progress } from './report/Progress.mjs';
import { ensureInstall } from './toolchain/ensureInstall.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';

endOnSignals({ say: () => console.log('\nStopping …') });
try {
  const progress = new Progress();
  const toolchain = await ensureToolchain(progress);
  await ensureInstall(toolchain, progress);
  await progress.step('writing type declarations', () =>
    buildDeclarations(toolchain),
  );
  let changed = [];
  await progress.step('writing API reports', async () => {
    changed = await writeApiReports(toolchain);
  });
  console.log(
    changed.length > 0
      ? `\nChanged, to be read and committed:\n${changed.join('\n')}`
      : '\nThe reports are as they were.',
  );
} catch (error) {
  if (!isEnding()) {
    process.exitCode = 1;
    printError(error);
  }
}
await endAll();
