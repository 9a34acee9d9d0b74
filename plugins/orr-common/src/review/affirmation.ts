import { Question } from '../checklist/checklistDocument';
import { Answer, AnswerStatement, Evidence } from './answer';
import { isSameRef } from './entityRefs';
import { isSameStatement } from './sameStatement';

/** How many characters make a note a sentence: enough to say why an answer still holds. @public */
export const AFFIRMING_NOTE_LENGTH = 15;

/** What affirming compares of an answer. @public */
export type AffirmedContent = Pick<Answer, 'statement' | 'note' | 'evidence'>;

/**
 * Whether an answer was carried over from an earlier review and nobody has said since that it still holds. It keeps who gave
 * it and when until somebody saves it again.
 *
 * @public
 */
export function isUnaffirmed(
  answer: Pick<
    Answer,
    'statement' | 'answeredBy' | 'answeredAt' | 'copiedFrom'
  >,
): boolean {
  const { statement, answeredAt, answeredBy, copiedFrom } = answer;
  return (
    statement !== null &&
    copiedFrom?.answeredAt === answeredAt &&
    isSameRef(copiedFrom.answeredBy, answeredBy)
  );
}

/**
 * Whether a carried answer is affirmed only with fresh evidence or a sentence: where the risk of its question is high, and
 * where it says that the question does not apply. What is still to be found out claims nothing.
 *
 * @public
 */
export function affirmingTakesProof(
  question: Pick<Question, 'risk'>,
  statement: AnswerStatement | null,
): boolean {
  return (
    statement?.kind === 'notApplicable' ||
    (question.risk === 'high' && statement?.kind !== 'toBeResearched')
  );
}

function hasFreshEvidence(before: Answer, evidence: readonly Evidence[]) {
  const answeredOn = before.answeredAt.slice(0, 10);
  return evidence.some(
    ({ url, date }) =>
      date > answeredOn &&
      !before.evidence.some(known => known.url === url && known.date === date),
  );
}

function hasNewSentence(before: Answer, note = '') {
  return (
    note.trim() !== (before.note ?? '').trim() &&
    note.trim().length >= AFFIRMING_NOTE_LENGTH
  );
}

/**
 * Whether a carried answer may be saved like this. Another statement always may; the same one affirms the answer, which takes
 * a link dated after the day of the old answer or a new sentence where the question is one that takes proof.
 *
 * @public
 */
export function mayAffirm(
  question: Pick<Question, 'risk'>,
  before: Answer,
  after: AffirmedContent,
): boolean {
  return (
    !isUnaffirmed(before) ||
    !isSameStatement(before.statement, after.statement) ||
    !affirmingTakesProof(question, before.statement) ||
    hasFreshEvidence(before, after.evidence) ||
    hasNewSentence(before, after.note)
  );
}

/** What has become of the answers that a review was started with. @public */
export interface CarriedSummary {
  /** How many somebody said still hold. */
  affirmed: number;
  /** How many were given another statement, or cleared. */
  changed: number;
  /** How many nobody has affirmed. */
  unaffirmed: number;
  /** When the oldest of those was given, as an ISO instant; absent where there is none. */
  oldest?: string;
}

/** Counts what has become of the answers that a review was started with. @public */
export function carriedSummaryOf(
  carried: { reviewId: string; questionIds: readonly string[] },
  answers: readonly Answer[],
): CarriedSummary {
  const byQuestion = new Map(
    answers.map(answer => [answer.questionId, answer]),
  );
  const kept = carried.questionIds
    .map(id => byQuestion.get(id))
    .filter(
      (answer): answer is Answer =>
        !!answer?.statement && answer.copiedFrom?.reviewId === carried.reviewId,
    );
  const unaffirmed = kept.filter(isUnaffirmed);
  const [oldest] = unaffirmed.map(({ answeredAt }) => answeredAt).sort();
  return {
    affirmed: kept.length - unaffirmed.length,
    changed: carried.questionIds.length - kept.length,
    unaffirmed: unaffirmed.length,
    ...(oldest && { oldest }),
  };
}
