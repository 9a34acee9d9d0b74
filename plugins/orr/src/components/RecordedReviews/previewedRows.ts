import {
  RecordedReviewPreview,
  RecordedReviewProblem,
} from 'backstage-plugin-orr-common';

/** A row of the table with what is to be said of it. @internal */
export type PreviewedRow = RecordedReviewPreview['rows'][number] & {
  problems: RecordedReviewProblem[];
};

/** Rows with their problems, and the problems that belong to no row that was read. @internal */
export function previewedRows({ rows, problems }: RecordedReviewPreview): {
  rows: PreviewedRow[];
  whole: RecordedReviewProblem[];
} {
  const byRow = new Map<number, RecordedReviewProblem[]>(
    rows.map(({ row }) => [row, []]),
  );
  const whole = problems.filter(problem => {
    byRow.get(problem.row)?.push(problem);
    return !byRow.has(problem.row);
  });
  return {
    rows: rows.map(row => ({ ...row, problems: byRow.get(row.row)! })),
    whole,
  };
}
