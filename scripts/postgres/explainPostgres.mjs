import { PlainError } from '../report/PlainError.mjs';

const LOG_TAIL = 15;

const CAUSES = [
  [
    /lock file "postmaster\.pid" already exists/,
    folder => [
      `The data in ${folder} is in use already.`,
      'Another portal runs on it: stop that one first.',
    ],
  ],
  [
    /has wrong ownership|Permission denied|EACCES/,
    folder => [
      `The data in ${folder} belongs to another user of this machine.`,
      'Start the portal as that user, or remove the folder to start afresh.',
    ],
  ],
  [
    /database files are incompatible with server/,
    folder => [
      `The data in ${folder} was written by another version of PostgreSQL.`,
      'Remove the folder to start afresh, or go back to the version of this project that wrote it.',
    ],
  ],
];

/**
 * Why PostgreSQL did not start, and what helps.
 *
 * @param {string | undefined} problem what the starting process said
 * @param {string[]} lines what PostgreSQL wrote
 * @param {string} dataFolder
 */
export function explainPostgres(problem, lines, dataFolder) {
  const output = [problem ?? '', ...lines].join('\n');
  const cause = CAUSES.find(([pattern]) => pattern.test(output));
  if (cause) {
    const [message, advice] = cause[1](dataFolder);
    return new PlainError(message, [advice]);
  }
  return new PlainError(
    `PostgreSQL did not start: ${problem}`,
    lines.slice(-LOG_TAIL),
  );
}
