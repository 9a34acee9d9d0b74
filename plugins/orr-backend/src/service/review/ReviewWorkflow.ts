import {
  AffirmedAnswers,
  Answer,
  ReviewDetail,
  ReviewKind,
  ReviewPage,
} from 'backstage-plugin-orr-common';
import { DecidedAnswers } from '../../database/AnswerReuseModel';
import { StoredEntity } from '../../database/StoredEntity';
import {
  AffirmAnswersInput,
  CreateReviewInput,
  DecideReviewInput,
  RequestOptions,
  SaveAnswerInput,
  SubmitReviewInput,
} from '../ReviewService';
import { LoadedReview } from './LoadedReview';

/**
 * The workflow of reviews within the authorisation around it, which hands on what it has loaded to let the caller
 * through. A transition answers the review as it is afterwards.
 *
 * @internal
 */
export interface ReviewWorkflow {
  createReview(
    entity: StoredEntity,
    input: CreateReviewInput,
    options: RequestOptions & {
      covered?: StoredEntity[];
      /** What it is to begin with, as far as it fits. */
      earlier?: DecidedAnswers;
    },
  ): Promise<LoadedReview>;
  getReview(
    loaded: LoadedReview,
    options: RequestOptions,
  ): Promise<ReviewDetail>;
  listEntityReviews(
    entity: StoredEntity,
    input: { limit: number; cursor?: string; kind?: ReviewKind },
    options: RequestOptions,
  ): Promise<ReviewPage>;
  saveAnswer(
    loaded: LoadedReview,
    input: SaveAnswerInput,
    options: RequestOptions & {
      /** The covered entity for which the answer differs. */
      subject?: StoredEntity;
    },
  ): Promise<Answer>;
  affirmAnswers(
    loaded: LoadedReview,
    input: AffirmAnswersInput,
    options: RequestOptions,
  ): Promise<AffirmedAnswers>;
  submitReview(
    loaded: LoadedReview,
    input: SubmitReviewInput,
    options: RequestOptions,
  ): Promise<LoadedReview>;
  decideReview(
    loaded: LoadedReview,
    input: DecideReviewInput,
    options: RequestOptions,
  ): Promise<LoadedReview>;
}
