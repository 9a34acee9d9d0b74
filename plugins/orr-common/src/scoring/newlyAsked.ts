import {
  ChecklistDocument,
  Question,
  ReviewKind,
  Risk,
} from '../checklist/checklistDocument';
import { AnswerStatement } from '../review/answer';
import { placeQuestions } from './placeQuestions';

const BY_WEIGHT: Risk[] = ['high', 'medium', 'low'];

/** What a decision was taken on, and what its entity was and is. @internal */
export interface NewlyAskedInput {
  /** In the version that was decided on. */
  checklist: Pick<ChecklistDocument, 'sections'>;
  /** The occasion of the review that was decided. */
  kind: ReviewKind;
  /** As they were decided on, by question. */
  answers: Readonly<Record<string, { statement: AnswerStatement | null }>>;
  /** The questions that the review did not ask, since they are asked of new entities only. */
  sparedQuestionIds?: readonly string[];
  /** The entity as it was when it was decided. */
  before: object;
  /** The entity as it is. */
  now: object;
}

/**
 * The questions that would be asked of an entity as it is, on the same occasion and with the same answers, and were not asked
 * when it was decided. The greater risk comes first, among equals the order of the checklist.
 *
 * @internal
 */
export function newlyAsked({
  before,
  now,
  ...occasion
}: NewlyAskedInput): Question[] {
  const askedOf = (entity: object) =>
    placeQuestions({ ...occasion, entity }).flatMap(({ question, hiddenBy }) =>
      hiddenBy ? [] : [question],
    );
  const known = new Set(askedOf(before).map(({ id }) => id));
  return askedOf(now)
    .filter(({ id }) => !known.has(id))
    .sort(
      (one, other) =>
        BY_WEIGHT.indexOf(one.risk) - BY_WEIGHT.indexOf(other.risk),
    );
}
