/** Runs the benchmarks with the Node of the project, whatever Node called it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inProject, projectRoot } from '../scripts/projectRoot.cjs';
import { printError } from '../scripts/report/PlainError.mjs';
import { Progress } from '../scripts/report/Progress.mjs';
import { ensureAppBundle } from '../scripts/portal/ensureAppBundle.mjs';
import { ensureInstall } from '../scripts/toolchain/ensureInstall.mjs';
import { ensureToolchain } from '../scripts/toolchain/ensureToolchain.mjs';

// Each measures something else; without one of these, bench/run.ts reads what is asked.
const RUNS = {
  browser: inProject('bench', 'browser', 'run.ts'),
  judging: inProject('bench', 'judging', 'run.ts'),
  due: inProject('bench', 'due', 'run.ts'),
  scorecard: inProject('bench', 'scorecard', 'run.ts'),
  screens: inProject('bench', 'screens', 'run.ts'),
  sources: inProject('bench', 'sources', 'run.ts'),
};
const [named, ...others] = process.argv.slice(2);
const run = Object.hasOwn(RUNS, named ?? '') ? named : undefined;

try {
  const progress = new Progress();
  const toolchain = await ensureToolchain(progress);
  await ensureInstall(toolchain, progress);
  if (run === 'browser' || run === 'screens') {
    await ensureAppBundle(toolchain, progress);
  }
  const child = spawn(
    toolchain.node,
    [
      '--require',
      '@backstage/cli-node/config/nodeTransform.cjs',
      run ? RUNS[run] : inProject('bench', 'run.ts'),
      ...(run ? others : process.argv.slice(2)),
    ],
    { cwd: projectRoot, env: toolchain.env, stdio: 'inherit' },
  );
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
} catch (error) {
  process.exitCode = 1;
  printError(error);
}
