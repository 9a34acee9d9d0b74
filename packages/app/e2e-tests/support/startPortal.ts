import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { backendCommand } from '../../../../scripts/portal/backendCommand.mjs';
import { whenFilled } from '../../../../scripts/portal/whenFilled.mjs';
import { whenReady } from '../../../../scripts/portal/whenReady.mjs';
import { freePort } from '../../../../scripts/process/ports.mjs';

const LOG_LINES = 400;

/** The example organisation, and services that nobody but a story knows; seen from the backend. */
const LOCATIONS = [
  '../../examples/*.yaml',
  '../app/e2e-tests/support/services.yaml',
].map(target => ({ type: 'file', target }));
const STOP_GRACE_MS = 10_000;

/** Where a portal keeps its data: a folder, or a set of databases of its own. */
export type PortalStorage =
  | { directory: string }
  | { connection: string; prefix: string };

/** A running portal process. */
export interface Portal {
  readonly baseUrl: string;
  /** The last lines that the process wrote. */
  logTail(lines?: number): string;
  /** Ends the process in order. */
  stop(): Promise<void>;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
  /** Ends the process and starts it again on the same address and data. */
  restart(): Promise<void>;
}

// A line for each request would hide everything else.
function isTelling(line: string): boolean {
  return !line.includes('incomingRequest');
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const exited = once(child, 'exit');
  child.kill(signal);
  await Promise.race([
    exited,
    delay(STOP_GRACE_MS, undefined, { ref: false }).then(() =>
      child.kill('SIGKILL'),
    ),
  ]);
  if (child.exitCode === null && child.signalCode === null) {
    await exited;
  }
}

/**
 * Starts a real backend that serves the built app, with the demo clock that
 * tests can move, and waits until it is ready and its catalog is filled.
 */
export async function startPortal(options: {
  storage: PortalStorage;
  port?: number;
  /** The app of `packages` that the backend hands out. */
  app?: string;
  config?: Record<string, string | number | boolean | object[]>;
}): Promise<Portal> {
  const { storage, port = Number(await freePort()) } = options;
  const start = backendCommand({
    port,
    database: storage,
    app: options.app,
    ownConfigOnly: true,
    // Each test starts from services that nobody has reviewed, unless it asks for the year of the demo.
    config: {
      'demo.clock.enabled': true,
      'orr.demo.year': false,
      'catalog.locations': LOCATIONS,
      ...options.config,
    },
  });
  const log: string[] = [];
  const logTail = (lines = 40) => log.slice(-lines).join('\n');
  let child: ChildProcess;

  const launch = async () => {
    const launched = spawn(start.command, start.args, {
      cwd: start.cwd,
      env: start.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = launched;
    for (const output of [launched.stdout, launched.stderr]) {
      output.setEncoding('utf8').on('data', (text: string) => {
        log.push(...text.trimEnd().split('\n').filter(isTelling));
        log.splice(0, Math.max(0, log.length - LOG_LINES));
      });
    }
    const isGone = () =>
      launched.exitCode !== null || launched.signalCode !== null;
    const isUp =
      (await whenReady(start.baseUrl, { isGone })) &&
      (await whenFilled(start.baseUrl, { isGone }));
    if (!isUp) {
      await end(launched, 'SIGKILL');
      throw new Error(`The portal did not get ready. Its log:\n${logTail()}`);
    }
  };

  await launch();
  return {
    baseUrl: start.baseUrl,
    logTail,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      await end(child, 'SIGTERM');
      await launch();
    },
  };
}
