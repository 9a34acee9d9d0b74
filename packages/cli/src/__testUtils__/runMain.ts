import { main } from '../main';
import { Run } from './runCommand';

/** The same as running the command, without the time that a process takes to start. */
export async function runMain(
  args: string[],
  env: Record<string, string>,
): Promise<Run> {
  const run = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map(name =>
    jest.spyOn(process[name], 'write').mockImplementation(text => {
      run[name] += text;
      return true;
    }),
  );
  try {
    return { code: await main(args, env), ...run };
  } finally {
    spies.forEach(spy => spy.mockRestore());
  }
}
