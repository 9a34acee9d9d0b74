import {
  Gate,
  GateCell,
  Level,
  ReviewSummary,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** A question of a running review that still keeps it from a plain go, or would be noted. @internal */
export interface OpenQuestion {
  questionId: string;
  title: string;
  sectionId: string;
  sectionTitle: string;
  /** Of a review that covers several entities: those for which it is open; absent where it is for all of them. */
  entityRefs?: string[];
  level: Level;
  gate: Gate;
  /** What it does to a decision as it stands. */
  effect: GateCell;
  /** Where it can be answered in the portal. */
  link: string;
}

/** @internal */
export interface OpenReviewQuestions
  extends Pick<
    ReviewSummary,
    'checklistId' | 'checklistTitle' | 'kind' | 'state' | 'entityRef'
  > {
  reviewId: string;
  questions: OpenQuestion[];
}

/** Tells what is left to do. What the caller may not see is a NotFoundError. @internal */
export interface OpenQuestionsService {
  /**
   * Of one review, or of all that are running on an entity. A review that covers several entities is judged for each of
   * those that the caller sees; asked by one of these, it tells what is open for that one.
   */
  listOpenQuestions(
    input: { reviewId: string } | { entityRef: string },
    options: RequestOptions,
  ): Promise<OpenReviewQuestions[]>;
}
