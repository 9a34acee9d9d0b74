import {
  orrReviewCreatePermission,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import { answerOperations } from './answerOperations';
import { Operation } from './Operation';
import { reviewParams } from './operationParams';
import {
  createReviewBodySchema,
  decideReviewBodySchema,
  submitReviewBodySchema,
} from './requestSchemas';
import { ReviewDetail, reviewDetailSchema } from './reviewSchemas';

/** A review from its start through its answers to its decision. @internal */
export const reviewOperations = {
  createReview: {
    method: 'post',
    path: '/reviews',
    summary:
      'Start a review of an entity, or of a system covering some of its parts',
    body: createReviewBodySchema,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 201,
    permission: orrReviewCreatePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'create' } },
  },
  getReview: {
    method: 'get',
    path: '/reviews/:reviewId',
    summary:
      'One review with its checklist, answers, latest snapshot and decision',
    params: reviewParams,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'review-fetch', meta: { queryType: 'by-id' } },
  },
  ...answerOperations,
  submitReview: {
    method: 'post',
    path: '/reviews/:reviewId/submissions',
    summary: 'Freeze a snapshot and hand the review to whoever decides',
    params: reviewParams,
    body: submitReviewBodySchema,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'submit' } },
  },
  decideReview: {
    method: 'post',
    path: '/reviews/:reviewId/decisions',
    summary: 'Decide a submitted review on its snapshot',
    params: reviewParams,
    body: decideReviewBodySchema,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 201,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'decide' } },
  },
} as const satisfies Record<string, Operation>;
