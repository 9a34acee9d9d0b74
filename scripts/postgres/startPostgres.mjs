import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../process/ports.mjs';
import { startCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';
import { explainPostgres } from './explainPostgres.mjs';
import { reachableForOthers } from './reachableForOthers.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

const COMMON_FLAGS = [
  '-c',
  'listen_addresses=127.0.0.1',
  '-c',
  'unix_socket_directories=',
  '-c',
  'max_connections=300',
];
// What a test writes need not survive a power cut.
const FAST_FLAGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
].flatMap(flag => ['-c', flag]);

function keptPassword(dataFolder) {
  const file = `${dataFolder}.password`;
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 });
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw explainPostgres(error.message, [], dataFolder);
  }
}

function requireReachable(dataFolder) {
  if (process.getuid?.() === 0) {
    mkdirSync(path.dirname(dataFolder), { recursive: true });
    if (!reachableForOthers(path.dirname(dataFolder))) {
      throw new PlainError(
        'PostgreSQL does not run as root, and its own user may not enter this folder.',
        [
          `Run it as an ordinary user, or from a folder that others may enter (${dataFolder}).`,
        ],
      );
    }
  }
}

/**
 * Starts an embedded PostgreSQL on a free port of this machine alone. With
 * `dataFolder` its data stays there; without, everything is gone at the end.
 *
 * @returns the connection string, without a database, and a function to stop it
 */
export async function startPostgres({ node, env }, { dataFolder } = {}) {
  if (dataFolder) {
    requireReachable(dataFolder);
  }
  const temporaryFolder = makeTemporaryFolder();
  const port = await freePort();
  const password = dataFolder
    ? keptPassword(dataFolder)
    : randomBytes(16).toString('hex');
  const options = {
    temporaryFolder,
    dataFolder: dataFolder ?? path.join(temporaryFolder, 'data'),
    port,
    password,
    flags: [...COMMON_FLAGS, ...(dataFolder ? [] : FAST_FLAGS)],
  };
  const server = startCommand(
    node,
    [inProject('scripts', 'postgres', 'server.mjs'), JSON.stringify(options)],
    {
      // The server's own user reads its first password from the temporary
      // folder, so that has to be one that this user may enter.
      env: { ...env, TMPDIR: temporaryFolder },
      cwd: temporaryFolder,
      channel: true,
      logFile: inProject('.cache', 'logs', 'postgres.log'),
      beforeStop: async (child, exited) => {
        if (child.connected) {
          child.disconnect();
          await exited;
        }
      },
    },
  );
  const answer = await new Promise(resolve => {
    server.child.once('message', resolve);
    server.exited.then(
      () => resolve({ problem: 'the server ended at once' }),
      error => resolve({ problem: error.message }),
    );
  });
  if (!answer.ready) {
    await server.stop();
    throw explainPostgres(answer.problem, server.lines, options.dataFolder);
  }
  return {
    connection: `postgresql://postgres:${password}@127.0.0.1:${port}`,
    stop: server.stop,
  };
}
