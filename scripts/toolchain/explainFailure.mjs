import { PlainError } from '../report/PlainError.mjs';

const NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|getaddrinfo|network (request|timeout)/i;
const DISK = /ENOSPC|no space left on device/i;
const LOCKFILE = /YN0028|lockfile would have been (modified|created)/i;

/** Turns the output of a failed download into an error that says what to do. */
export function explainFailure(what, lines) {
  const output = lines.join('\n');
  const tail = lines.filter(line => line.trim()).slice(-15);
  if (DISK.test(output)) {
    return new PlainError(
      `Could not ${what}: no space is left on the disk. Free some and run it again.`,
    );
  }
  if (LOCKFILE.test(output)) {
    return new PlainError(
      `Could not ${what}: yarn.lock does not match the package.json files.`,
      [
        'Run "yarn install" once, look at the change of yarn.lock and commit it.',
        ...tail,
      ],
    );
  }
  if (NETWORK.test(output)) {
    return new PlainError(
      `Could not ${what}: the npm registry cannot be reached.`,
      [
        'Check the connection, or the proxy or registry in your .npmrc (npm ping tells), and run it again.',
        lines.find(line => NETWORK.test(line)).trim(),
      ],
    );
  }
  return new PlainError(`Could not ${what}.`, tail);
}
