import {
  DispositionRow,
  ShownDispositionState,
  shownStateOf,
} from 'backstage-plugin-orr-common';
import { stringify } from 'csv-stringify/sync';

/** What the list of the portal calls the states. */
const STATE_WORDS: Record<ShownDispositionState, string> = {
  open: 'open',
  done: 'done',
  dropped: 'dropped',
  asked: 'asked for',
  approved: 'in force',
  lapsed: 'ran out',
  refused: 'refused',
  withdrawn: 'taken back',
  ended: 'ended',
};

const COLUMNS: [
  header: string,
  cell: (row: DispositionRow, today: string) => string | number | undefined,
][] = [
  ['Entity', ({ entity }) => entity.title ?? entity.entityRef],
  ['Question', ({ question }) => question.title],
  ['Checklist', ({ checklistTitle }) => checklistTitle],
  ['Type', ({ disposition }) => disposition.type],
  [
    'State',
    ({ disposition }, today) => STATE_WORDS[shownStateOf(disposition, today)],
  ],
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
  options: { header: boolean; today: string },
): string {
  return stringify(
    rows.map(row => COLUMNS.map(([, cell]) => cell(row, options.today) ?? '')),
    {
      header: options.header,
      bom: options.header,
      columns: COLUMNS.map(([header]) => header),
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}
