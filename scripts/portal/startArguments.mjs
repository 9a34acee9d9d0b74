import { parseArgs } from 'node:util';
import { PlainError } from '../report/PlainError.mjs';

const DEFAULT_PORT = 7007;

export const START_USAGE = `npm start [-- options]

  --port N     listen on another port (also: PORT=N); ${DEFAULT_PORT} by default
  --postgres   keep the data in an embedded PostgreSQL instead of SQLite
  --help       this text

Data stays in .data; remove that folder to start afresh.`;

function readPort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new PlainError(
      `"${text}" is not a port: give a number from 1 to 65535.`,
    );
  }
  return port;
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
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new PlainError(error.message, START_USAGE.split('\n'));
  }
  return {
    port: readPort(values.port ?? (env.PORT || DEFAULT_PORT)),
    postgres: values.postgres,
    help: values.help,
  };
}
