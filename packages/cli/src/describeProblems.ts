import { FileProblem } from 'backstage-plugin-orr-common';

/** What is said of one file at most. */
const MAX_LINES = 200;

/** One thing said on a line of its own: what others wrote moves no cursor and begins no line. @internal */
export function lineOf(...parts: string[]): string {
  return `${parts
    .filter(Boolean)
    .join('  ')
    .replace(/\p{Cc}+/gu, ' ')}\n`;
}

/** The problems of a file as lines for people and editors. @internal */
export function describeProblems(
  file: string,
  problems: FileProblem[],
): string {
  const lines = problems
    .slice(0, MAX_LINES)
    .map(({ severity, line, column, path, message }) =>
      lineOf(`${file}:${line}:${column}`, severity, path, message),
    );
  const more = problems.length - lines.length;
  return lines.join('') + (more > 0 ? lineOf(`… and ${more} more`) : '');
}
