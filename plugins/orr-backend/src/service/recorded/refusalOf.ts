import { RecordedReviewProblem } from 'backstage-plugin-orr-common';

/** How many rows a refusal names; the preview tells all. */
const NAMED = 5;

/** Why a table is refused, in a sentence; undefined where nothing of it is wrong. @internal */
export function refusalOf(
  problems: RecordedReviewProblem[],
): string | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!errors.length) {
    return undefined;
  }
  const named = errors
    .slice(0, NAMED)
    .map(
      ({ row, column, message }) =>
        `row ${row}${column ? `, ${column}` : ''}: ${message}`,
    );
  const more = errors.length - named.length;
  return `nothing was taken. ${named.join('; ')}${
    more ? `; and ${more} more` : ''
  }`;
}
