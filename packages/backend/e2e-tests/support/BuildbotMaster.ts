import {
  type ChildProcess,
  execFile,
  spawn,
  spawnSync,
} from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../../scripts/process/ports.mjs';
import { inProject } from '../../../../scripts/projectRoot.cjs';

const BUILDBOT = '/usr/bin/buildbot';
/** The one that Debian installs it for. */
const PYTHON = '/usr/bin/python3';
const SETTINGS = inProject(
  'plugins/orr-backend-module-buildbot/src/__testUtils__/buildbot',
);
const START_MS = 60_000;
const STOP_MS = 10_000;
const POLL_MS = 200;
const LOG_LINES = 60;

/** A build as the master tells it. */
export interface MasterBuild {
  number: number;
  started_at: number;
  complete_at: number | null;
  results: number | null;
}

/** Why there is no real Buildbot here, or undefined where there is. */
export function whyWithoutBuildbot(): string | undefined {
  const modules = ['buildbot', 'buildbot_worker', 'txrequests'];
  const isThere =
    existsSync(BUILDBOT) &&
    spawnSync(PYTHON, ['-c', `import ${modules.join(', ')}`]).status === 0;
  return isThere
    ? undefined
    : 'no Buildbot on this machine (Debian: apt-get install buildbot buildbot-worker python3-txrequests)';
}

/** A real Buildbot in a folder of its own, with a worker in the same process and one builder, `deploy-kiosk`. */
export class BuildbotMaster {
  readonly baseUrl: string;
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #log: string[] = [];

  private constructor(folder: string, port: number, child: ChildProcess) {
    this.baseUrl = `http://127.0.0.1:${port}`;
    this.#folder = folder;
    this.#process = child;
    for (const output of [child.stdout!, child.stderr!]) {
      output.setEncoding('utf8').on('data', (text: string) => {
        this.#log.push(...text.trimEnd().split('\n'));
        this.#log.splice(0, Math.max(0, this.#log.length - LOG_LINES));
      });
    }
  }

  /** It tells the portal of each build at this address, with this token. */
  static async start(portal: {
    eventsUrl: string;
    token: string;
  }): Promise<BuildbotMaster> {
    const why = whyWithoutBuildbot();
    if (why) {
      throw new Error(`There is ${why}`);
    }
    const folder = await mkdtemp(path.join(os.tmpdir(), 'orr-buildbot-'));
    const port = Number(await freePort());
    const env = {
      ...process.env,
      PYTHONPATH: path.join(SETTINGS, 'frontend'),
      PYTHONDONTWRITEBYTECODE: '1',
      BUILDBOT_PORT: String(port),
      PORTAL_EVENTS: portal.eventsUrl,
      PORTAL_TOKEN: portal.token,
    };
    await promisify(execFile)(BUILDBOT, ['create-master', folder], { env });
    await copyFile(
      path.join(SETTINGS, 'master.cfg'),
      path.join(folder, 'master.cfg'),
    );
    const master = new BuildbotMaster(
      folder,
      port,
      spawn(BUILDBOT, ['start', '--nodaemon', folder], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    try {
      await master.#untilAnswering();
    } catch (error) {
      await master.stop();
      throw error;
    }
    return master;
  }

  /** What it wrote last. */
  logTail(): string {
    return this.#log.join('\n');
  }

  /** All builds, the first one first. */
  async builds(): Promise<MasterBuild[]> {
    const query = '/api/v2/builders/deploy-kiosk/builds?order=number';
    const response = await fetch(`${this.baseUrl}${query}`);
    const { builds } = await response.json();
    return builds;
  }

  /** Has it build, and waits until that has ended. */
  async build(verdict: 'pass' | 'fail', revision: string): Promise<void> {
    const { length } = await this.builds();
    await this.#force({ verdict, revision });
    await this.#until('a build has ended', async () => {
      const builds = await this.builds();
      return builds.length > length && builds.every(hasEnded);
    });
  }

  /** Has it begin a build that goes on until it is let go, which waits for its end. */
  async beginBuild(
    verdict: 'pass' | 'fail',
    revision: string,
  ): Promise<{ letGo(): Promise<void> }> {
    const file = path.join(this.#folder, 'held');
    await writeFile(file, '');
    await this.#force({ verdict, revision, held_by: file });
    await this.#until('a build has begun', async () => {
      const last = (await this.builds()).at(-1);
      return last !== undefined && !hasEnded(last);
    });
    return {
      letGo: async () => {
        await rm(file);
        await this.#until('the build has ended', async () =>
          (await this.builds()).every(hasEnded),
        );
      },
    };
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(hard);
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #force(properties: Record<string, string>): Promise<void> {
    const response = await fetch(
      `${this.baseUrl}/api/v2/forceschedulers/force`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: 'force',
          params: {
            builderNames: ['deploy-kiosk'],
            environment: 'production',
            branch: 'main',
            ...properties,
          },
        }),
      },
    );
    if (!response.ok) {
      throw new Error(`No build: ${response.status} ${await response.text()}`);
    }
  }

  async #untilAnswering(): Promise<void> {
    await this.#until('it answers', async () => {
      try {
        const response = await fetch(`${this.baseUrl}/api/v2/masters`);
        return response.ok;
      } catch {
        return false;
      }
    });
  }

  async #until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (!(await isSo())) {
      if (Date.now() > deadline || this.#process.exitCode !== null) {
        throw new Error(
          `Buildbot: not so far that ${what}. Its log:\n${this.logTail()}`,
        );
      }
      await delay(POLL_MS);
    }
  }
}

function hasEnded({ complete_at: end }: MasterBuild): boolean {
  return end !== null;
}
