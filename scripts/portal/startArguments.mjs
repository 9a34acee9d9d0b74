import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';

const DEFAULT_PORT = 7007;

export const START_USAGE = `npm start [-- options]

  --port N     listen on another port (also: PORT=N); ${DEFAULT_PORT} by default
  --postgres   keep the data in an embedded PostgreSQL instead of SQLite
               (also: ORR_DATABASE=postgres)
  --data PATH  keep the data in another folder (also: ORR_DATA=PATH); .data by default
  --help       this text

Data stays where it is; remove that folder to start afresh.`;

function readPort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new PlainError(
      `"${text}" is not a port: give a number from 1 to 65535.`,
    );
  }
  return port;
}

const DATABASES = ['sqlite', 'postgres'];

function wantsPostgres(values, env) {
  const database = env.ORR_DATABASE || 'sqlite';
  if (!DATABASES.includes(database)) {
    throw new PlainError(
      `ORR_DATABASE is "${database}": it can be ${DATABASES.join(' or ')}.`,
    );
  }
  return values.postgres || database === 'postgres';
}

/** Reads what was typed after `npm start --`. */
export function startArguments(args, env) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        postgres: { type: 'boolean', default: false },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new PlainError(error.message, START_USAGE.split('\n'));
  }
  return {
    port: readPort(values.port ?? (env.PORT || DEFAULT_PORT)),
    postgres: wantsPostgres(values, env),
    dataFolder: path.resolve(
      projectRoot,
      values.data ?? (env.ORR_DATA || '.data'),
    ),
    help: values.help,
  };
}
