import { ChildProcess, spawn } from 'node:child_process';
import { until } from './until';

/** The newest lines that a program has written, for when it fails. */
const KEPT = 40;

/** A program of the machine that serves on a port of its own choice and says which in its log. */
export class Program {
  readonly #child: ChildProcess;
  readonly #name: string;
  #lines: string[] = [];
  #port: number | undefined;

  constructor(options: {
    path: string;
    args: string[];
    cwd: string;
    /** Finds the port in a line of the log. */
    port: RegExp;
  }) {
    const { path, args, cwd, port } = options;
    this.#name = path;
    this.#child = spawn(path, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.on('error', error => this.#lines.push(String(error)));
    let rest = '';
    const read = (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const found = port.exec(line)?.[1];
        this.#port ??= found ? Number(found) : undefined;
        this.#lines = [...this.#lines, line].slice(-KEPT);
      }
    };
    this.#child.stdout!.on('data', read);
    this.#child.stderr!.on('data', read);
  }

  /** Where it serves, once it says that it is ready. */
  async ready(path: string): Promise<string> {
    return until(`${this.#name} is ready`, async () => {
      if (this.#child.exitCode !== null) {
        throw new Error(`it has ended\n${this.#lines.join('\n')}`);
      }
      if (this.#port === undefined) {
        throw new Error(`it names no port\n${this.#lines.join('\n')}`);
      }
      const url = `http://127.0.0.1:${this.#port}`;
      const response = await fetch(`${url}${path}`);
      return response.ok && url;
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.pid === undefined) {
      return;
    }
    const ended = new Promise(resolve => {
      this.#child.once('exit', resolve);
    });
    this.#child.kill('SIGTERM');
    const hard = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(hard);
  }
}
