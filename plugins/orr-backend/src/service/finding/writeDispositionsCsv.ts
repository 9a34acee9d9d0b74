import { DispositionRow } from 'backstage-plugin-orr-common';
import { stringify } from 'csv-stringify/sync';

const COLUMNS: [
  header: string,
  cell: (row: DispositionRow) => string | number | undefined,
][] = [
  ['Entity', ({ entity }) => entity.title ?? entity.entityRef],
  ['Question', ({ question }) => question.title],
  ['Checklist', ({ checklistTitle }) => checklistTitle],
  ['Type', ({ disposition }) => disposition.type],
  ['State', ({ disposition }) => disposition.state],
  ['Level', ({ disposition }) => disposition.level],
  ['Until', ({ disposition }) => disposition.until],
  ['Text', ({ disposition }) => disposition.text],
  ['Link', ({ disposition }) => disposition.url],
  ['Owner of the action', ({ disposition }) => disposition.ownerRef],
  ['Effort', ({ disposition }) => disposition.effort],
  ['Times postponed', ({ disposition }) => disposition.postponements.length],
  ['Proposed by', ({ disposition }) => disposition.proposedBy],
  ['Proposed at', ({ disposition }) => disposition.proposedAt],
  ['Decided by', ({ disposition }) => disposition.decidedBy],
  ['Decided at', ({ disposition }) => disposition.decidedAt],
  ['Decision note', ({ disposition }) => disposition.decisionNote],
  ['Residual level', ({ disposition }) => disposition.residualLevel],
  ['Closed by', ({ disposition }) => disposition.closedBy],
  ['Closed at', ({ disposition }) => disposition.closedAt],
  ['Closing link', ({ disposition }) => disposition.closedUrl],
  ['Closing note', ({ disposition }) => disposition.closedNote],
  ['Owners of the entity', ({ entity }) => entity.ownerRefs.join('; ')],
  ['Tier', ({ entity }) => entity.tier],
  ['Covered entity', ({ disposition }) => disposition.coveredEntityRef],
  ['Entity ref', ({ disposition }) => disposition.entityRef],
];

/**
 * Rows of the list as CSV, which spreadsheets open as it is meant: UTF-8 with a mark that says so, and no cell a
 * formula.
 *
 * @internal
 */
export function writeDispositionsCsv(
  rows: DispositionRow[],
  options: { header: boolean },
): string {
  return stringify(
    rows.map(row => COLUMNS.map(([, cell]) => cell(row) ?? '')),
    {
      header: options.header,
      bom: options.header,
      columns: COLUMNS.map(([header]) => header),
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}
