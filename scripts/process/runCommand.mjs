import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { projectRoot } from '../projectRoot.cjs';
import { atEnd } from './lifetime.mjs';

const GRACE_MS = 3_000;
const OUTPUT_GRACE_MS = 2_000;
const KEPT_LINES = 20_000;
const isWindows = process.platform === 'win32';

function signalGroup(child, signal) {
  try {
    if (isWindows) {
      spawn('taskkill', ['/pid', String(child.pid), '/f', '/t']);
    } else {
      process.kill(-child.pid, signal);
    }
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

function groupLives(child) {
  try {
    process.kill(isWindows ? child.pid : -child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends a child and everything that it started; by force after a while. */
async function stopGroup(child, exited, graceMs) {
  if (child.pid === undefined) {
    return;
  }
  signalGroup(child, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  await Promise.race([exited, delay(graceMs, undefined, { ref: false })]);
  while (groupLives(child) && Date.now() < deadline) {
    await delay(50);
  }
  if (groupLives(child)) {
    signalGroup(child, 'SIGKILL');
  }
}

/**
 * Starts a command in a process group of its own, so that Ctrl-C reaches only
 * us and we can end the whole group in order. Output is kept, line by line,
 * and never shown by itself. `channel` opens an IPC channel, which also tells
 * the child when we are gone; `beforeStop` may end the child more gently.
 */
export function startCommand(command, args, options = {}) {
  const { cwd = projectRoot, env = process.env, onLine, logFile } = options;
  const child = spawn(command, args, {
    cwd,
    env,
    detached: !isWindows,
    stdio: ['ignore', 'pipe', 'pipe', ...(options.channel ? ['ipc'] : [])],
  });
  let log;
  if (logFile) {
    mkdirSync(path.dirname(logFile), { recursive: true });
    log = createWriteStream(logFile);
  }
  const lines = [];
  const take = line => {
    lines.push(line);
    if (lines.length > KEPT_LINES) {
      lines.shift();
    }
    log?.write(`${line}\n`);
    onLine?.(line);
  };
  const outputs = [child.stdout, child.stderr].map(input => {
    const reader = createInterface({ input }).on('line', take);
    return once(reader, 'close');
  });

  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    // Not the event "close": it never comes once a channel was closed by us.
    child.once('exit', async (code, signal) => {
      await Promise.race([
        Promise.all(outputs),
        delay(OUTPUT_GRACE_MS, undefined, { ref: false }),
      ]);
      log?.end();
      resolve({ code: code ?? 1, signal, lines });
    });
  });
  exited.catch(() => {});
  const stop = atEnd(async () => {
    await options.beforeStop?.(child, exited);
    await stopGroup(child, exited, options.graceMs ?? GRACE_MS);
  });
  return { child, lines, exited, stop };
}

/** Runs a command to its end. */
export async function runCommand(command, args, options = {}) {
  const { timeoutMs } = options;
  const running = startCommand(command, args, options);
  let timedOut = false;
  const timer = timeoutMs
    ? setTimeout(() => {
        timedOut = true;
        running.stop();
      }, timeoutMs)
    : undefined;
  try {
    const result = await running.exited;
    await running.stop();
    return { ...result, timedOut };
  } finally {
    clearTimeout(timer);
  }
}
