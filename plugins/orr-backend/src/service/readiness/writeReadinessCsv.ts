import {
  ReadinessRow,
  StandingReason,
  standingHolds,
} from 'backstage-plugin-orr-common';
import { stringify } from 'csv-stringify/sync';

/** `notReady` as "Not ready": the words of the wire, for people. */
function words(code: string): string {
  const spaced = code.replace(/([A-Z])/g, letter => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function reasonText({ code, date }: StandingReason): string {
  return date ? `${words(code)} (${date.slice(0, 10)})` : words(code);
}

/** As the screens say it. */
const DEPLOY_WORDS: Record<
  NonNullable<ReadinessRow['deployHealth']>,
  string
> = { attention: 'Needs a look', stuck: 'Stuck', steady: 'Steady' };

const COLUMNS: [
  header: string,
  cell: (row: ReadinessRow) => string | undefined,
][] = [
  ['Name', ({ entity }) => entity.title ?? entity.name],
  ['Standing', ({ headline }) => words(headline)],
  ['Reasons', ({ reasons }) => reasons.map(reasonText).join('; ')],
  ['Due', ({ dueOn }) => dueOn],
  [
    'Valid until',
    ({ headline, validUntil }) =>
      standingHolds(headline) ? validUntil : undefined,
  ],
  ['In review', ({ inReview }) => (inReview ? 'Yes' : 'No')],
  ['Programme', ({ programme }) => words(programme)],
  [
    'Deploy health',
    ({ deployHealth }) => deployHealth && DEPLOY_WORDS[deployHealth],
  ],
  ['Owners', ({ entity }) => entity.ownerRefs.join('; ')],
  ['Owner state', ({ entity }) => words(entity.ownerState)],
  ['Kind', ({ entity }) => entity.kind],
  ['Type', ({ entity }) => entity.type],
  ['Lifecycle', ({ entity }) => entity.lifecycle],
  ['Tier', ({ entity }) => entity.tier],
  ['System', ({ entity }) => entity.system],
  ['Entity', ({ entity }) => entity.entityRef],
];

/**
 * Rows of the list as CSV, which spreadsheets open as it is meant: UTF-8 with a mark that says so, and no cell a
 * formula.
 *
 * @internal
 */
export function writeReadinessCsv(
  rows: ReadinessRow[],
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
