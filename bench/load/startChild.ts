import { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { startCommand } from '../../scripts/process/runCommand.mjs';
import { inProject } from '../../scripts/projectRoot.cjs';

/** A process of its own, with the TypeScript of the project; the file is named from the folder of the benchmarks. */
export function startChild(
  file: string,
  args: string[] = [],
  nodeFlags: string[] = [],
) {
  const { child, stop } = startCommand(
    process.execPath,
    [
      ...nodeFlags,
      '--require',
      '@backstage/cli-node/config/nodeTransform.cjs',
      path.join(__dirname, '..', file),
      ...args,
    ],
    {
      env: { ...process.env, NODE_ENV: 'production' },
      channel: true,
      logFile: inProject(
        '.cache',
        'logs',
        `bench-${path.parse(file).name}.log`,
      ),
    },
  );
  return { child: child as ChildProcess, stop };
}
