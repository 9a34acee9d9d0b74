import { DecisionOutcome } from '../review/decision';

/** What one file of past reviews may hold, and what each of them may. @public */
export const RECORDED_REVIEW_LIMITS = {
  rows: 2_000,
  bytes: 500_000,
  url: 2_000,
  checklist: 200,
  fileName: 200,
} as const;

/** A review that was held elsewhere, as a row of a table says it. @public */
export interface RecordedReviewClaim {
  /** Full ref in lower case. */
  entityRef: string;
  /** YYYY-MM-DD. */
  reviewedOn: string;
  /** What came of it, in the words that decisions have here. */
  outcome: DecisionOutcome;
  /** Where it can be read. */
  url?: string;
  /** YYYY-MM-DD. */
  validUntil?: string;
  /** What it went by, in the words of whoever wrote it down. */
  checklist?: string;
}

/** Two rows that say the same of these are about one review. @public */
export function recordedReviewKey(
  claim: Pick<RecordedReviewClaim, 'entityRef' | 'reviewedOn' | 'checklist'>,
): string {
  const checklist = (claim.checklist ?? '').toLocaleLowerCase('en-US');
  return JSON.stringify([claim.entityRef, claim.reviewedOn, checklist]);
}
