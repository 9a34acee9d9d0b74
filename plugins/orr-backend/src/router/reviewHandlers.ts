import { stringifyEntityRef } from '@backstage/catalog-model';
import { OrrMetrics } from '../metrics';
import { ReviewService } from '../service/ReviewService';
import { Handlers } from './Handlers';

type ReviewOperationId =
  | 'listEntityReviews'
  | 'createReview'
  | 'getReview'
  | 'saveAnswer'
  | 'affirmAnswers'
  | 'submitReview'
  | 'decideReview';

/** @internal */
export function reviewHandlers(
  reviews: ReviewService,
  metrics: OrrMetrics,
): Pick<Handlers, ReviewOperationId> {
  return {
    listEntityReviews: ({ params, query }, options) =>
      reviews.listEntityReviews(
        { entityRef: stringifyEntityRef(params), ...query },
        options,
      ),
    createReview: ({ body }, options) => reviews.createReview(body, options),
    getReview: ({ params }, options) => reviews.getReview(params, options),
    saveAnswer: async ({ params, body }, options) => {
      const answer = await reviews.saveAnswer({ ...body, ...params }, options);
      metrics.answerSaved();
      return answer;
    },
    affirmAnswers: async ({ params, body }, options) => {
      const affirmed = await reviews.affirmAnswers(
        { ...body, ...params },
        options,
      );
      affirmed.answers.forEach(() => metrics.answerSaved());
      return affirmed;
    },
    submitReview: ({ params, body }, options) =>
      reviews.submitReview({ ...body, ...params }, options),
    decideReview: ({ params, body }, options) =>
      reviews.decideReview({ ...body, ...params }, options),
  };
}
