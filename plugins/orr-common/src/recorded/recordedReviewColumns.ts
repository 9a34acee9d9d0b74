import { plainHeader } from '../exchange/csvColumns';
import { DecisionOutcome } from '../review/decision';
import { RecordedReviewClaim } from './recordedReview';

/** What a column says of a past review. @internal */
export type RecordedColumnKey =
  | 'entity'
  | Exclude<keyof RecordedReviewClaim, 'entityRef'>;

interface RecordedColumn {
  key: RecordedColumnKey;
  header: string;
  /** What people call it too. */
  alsoCalled: readonly string[];
}

/** The columns in the order of the template; they are read in any. @internal */
export const RECORDED_REVIEW_COLUMNS: readonly RecordedColumn[] = [
  column('entity', 'Entity', 'entity ref', 'ref', 'component', 'service'),
  column(
    'reviewedOn',
    'Date',
    'reviewed on',
    'review date',
    'decided on',
    'decision date',
    'day',
  ),
  column('outcome', 'Outcome', 'result', 'decision', 'verdict', 'status'),
  column('url', 'Link', 'url', 'address', 'document', 'evidence'),
  column(
    'validUntil',
    'Valid until',
    'valid to',
    'valid through',
    'expires',
    'expires on',
    'expiry',
    'expiry date',
    'until',
  ),
  column('checklist', 'Checklist', 'standard', 'template', 'questionnaire'),
];

/** What people write for each outcome. @internal */
export const OUTCOME_WORDS = {
  go: ['ready', 'approved', 'passed', 'pass', 'yes', 'ok', 'accepted'],
  conditionalGo: [
    'conditional',
    'go with conditions',
    'conditionally approved',
    'approved with conditions',
    'ready with conditions',
  ],
  noGo: ['not ready', 'not approved', 'rejected', 'failed', 'fail', 'no'],
} satisfies Record<DecisionOutcome, readonly string[]>;

function column(
  key: RecordedColumnKey,
  header: string,
  ...alsoCalled: string[]
): RecordedColumn {
  return { key, header, alsoCalled };
}

const KEY_OF_HEADER: ReadonlyMap<string, RecordedColumnKey> = new Map(
  RECORDED_REVIEW_COLUMNS.flatMap(({ key, header, alsoCalled }) =>
    [header, ...alsoCalled].map(name => [plainHeader(name), key] as const),
  ),
);

/** What each column is; undefined for those that mean nothing here. @internal */
export function recordedKeysOf(
  headers: string[],
): (RecordedColumnKey | undefined)[] {
  return headers.map(header => KEY_OF_HEADER.get(plainHeader(header)));
}

/** The header that a column has in the template. @internal */
export function recordedHeaderOf(key: RecordedColumnKey): string {
  return RECORDED_REVIEW_COLUMNS.find(one => one.key === key)!.header;
}
