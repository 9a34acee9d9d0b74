import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const COMMAND = resolvePackagePath('backstage-orr', 'bin/backstage-orr');

/** What a run of the command left behind. */
export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the real command in a process of its own, as a pipeline does. */
export async function runCommand(
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Run> {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: options.cwd,
    env: { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, ...options.env } as any,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', text => {
      run[name] += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, ...run };
}
