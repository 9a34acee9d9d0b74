import {
  orrReviewDecidePermission,
  orrReviewReadPermission,
} from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import {
  declineReviewBodySchema,
  giveReviewBodySchema,
  ReviewAssignment,
  reviewAssignmentSchema,
  SuggestedReviewers,
  suggestedReviewersSchema,
  takeReviewBodySchema,
} from './assignmentSchemas';
import { Operation } from './Operation';
import { reviewParams } from './operationParams';

/** Who of those who may decide a submitted review sees to it. @internal */
export const assignmentOperations = {
  listReviewers: {
    method: 'get',
    path: '/reviews/:reviewId/reviewers',
    summary: 'Those who are asked to decide a submitted review and may',
    params: reviewParams,
    response: schemaOf<SuggestedReviewers>(suggestedReviewersSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'review-fetch', meta: { queryType: 'reviewers' } },
  },
  takeReview: {
    method: 'post',
    path: '/reviews/:reviewId/takings',
    summary: 'Say that one sees to the decision of a submitted review',
    params: reviewParams,
    body: takeReviewBodySchema,
    response: schemaOf<ReviewAssignment>(reviewAssignmentSchema),
    status: 201,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'take' } },
  },
  declineReview: {
    method: 'post',
    path: '/reviews/:reviewId/declines',
    summary: 'Say that one will not decide a submitted review',
    params: reviewParams,
    body: declineReviewBodySchema,
    response: schemaOf<ReviewAssignment>(reviewAssignmentSchema),
    status: 201,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'decline' } },
  },
  giveReview: {
    method: 'post',
    path: '/reviews/:reviewId/givings',
    summary: 'Give a submitted review to another who may decide it',
    params: reviewParams,
    body: giveReviewBodySchema,
    response: schemaOf<ReviewAssignment>(reviewAssignmentSchema),
    status: 201,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'give' } },
  },
} as const satisfies Record<string, Operation>;
