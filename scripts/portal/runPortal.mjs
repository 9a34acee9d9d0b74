import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from '../postgres/startPostgres.mjs';
import { startCommand } from '../process/runCommand.mjs';
import { isEnding } from '../process/lifetime.mjs';
import { isPortTaken } from '../process/ports.mjs';
import { projectRoot } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';
import { backendCommand } from './backendCommand.mjs';
import { whenFilled } from './whenFilled.mjs';
import { whenReady } from './whenReady.mjs';

const LOG_TAIL = 40;
const GRACE_MS = 15_000;
const WORTH_SHOWING = /\b(warn|error)\b/i;
const DISK_FULL = /ENOSPC|SQLITE_FULL|no space left on device/i;

/** Refuses a port that somebody else has, with what to do about it. */
export async function requireFreePort(port) {
  if (await isPortTaken(port)) {
    throw new PlainError(`Port ${port} is taken by another program.`, [
      `Stop that one, or choose another port: npm start -- --port ${port + 1}`,
    ]);
  }
}

async function openDatabase(toolchain, { postgres, dataFolder }, progress) {
  if (!postgres) {
    const directory = path.join(dataFolder, 'sqlite');
    mkdirSync(directory, { recursive: true });
    return { directory };
  }
  const { connection } = await progress.step('starting PostgreSQL', () =>
    startPostgres(toolchain, { dataFolder: path.join(dataFolder, 'postgres') }),
  );
  return { connection };
}

function portalFailure(lines, what) {
  if (lines.some(line => DISK_FULL.test(line))) {
    return new PlainError(
      'The disk is full: the portal cannot write its data. Free some space and start it again.',
    );
  }
  return new PlainError(`The portal ${what}.`, lines.slice(-LOG_TAIL));
}

/**
 * Runs the portal until it is told to stop.
 *
 * @returns a promise that is rejected when it ends by itself
 */
export async function runPortal(toolchain, options, progress) {
  const { port, postgres, dataFolder } = options;
  const database = await openDatabase(toolchain, options, progress);
  const start = backendCommand({ ...toolchain, port, database });
  const logFile = path.join(dataFolder, 'portal.log');
  let ready = false;
  let gone = false;
  const { exited, lines } = startCommand(start.command, start.args, {
    cwd: start.cwd,
    env: start.env,
    logFile,
    graceMs: GRACE_MS,
    onLine: line => {
      if (ready && WORTH_SHOWING.test(line)) {
        console.log(line);
      }
    },
  });
  exited.finally(() => {
    gone = true;
  });
  const answered = await progress.step('starting backend', async () => ({
    ok: await whenReady(start.baseUrl, { isGone: () => gone }),
  }));
  if (!answered.ok && !isEnding()) {
    throw portalFailure(
      lines,
      gone ? 'stopped while starting' : 'does not answer',
    );
  }
  await progress.step('reading the catalog', async () => {
    const isFilled = await whenFilled(start.baseUrl, { isGone: () => gone });
    return isFilled ? {} : { note: 'not finished yet' };
  });
  ready = true;
  const kept = path.join(dataFolder, postgres ? 'postgres' : 'sqlite');
  const shown = file => path.relative(projectRoot, file);
  console.log(`\nThe portal is ready:  ${start.baseUrl}\n`);
  console.log(
    `Its data is kept in ${shown(kept)}, its log in ${shown(logFile)}.`,
  );
  console.log('Warnings and errors show up below. Ctrl-C stops it.\n');
  await exited;
  if (!isEnding()) {
    throw portalFailure(lines, 'stopped by itself');
  }
}
