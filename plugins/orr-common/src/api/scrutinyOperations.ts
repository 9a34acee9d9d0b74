import { z } from 'zod';
import {
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import { ChangeRequest } from '../review/changeRequest';
import { Look } from '../review/look';
import { lookSchema } from './lookSchema';
import { Operation } from './Operation';
import { answerParams, reviewParams } from './operationParams';
import { ReviewDetail, reviewDetailSchema } from './reviewSchemas';
import {
  Scrutiny,
  changeRequestSchema,
  markLookedBodySchema,
  replyToChangeRequestBodySchema,
  requestChangesBodySchema,
  scrutinySchema,
  withdrawReviewBodySchema,
} from './scrutinySchemas';

/** What reviewers do with a submitted review before it is decided, and what its owners reply. @internal */
export const scrutinyOperations = {
  getScrutiny: {
    method: 'get',
    path: '/reviews/:reviewId/scrutiny',
    summary:
      'What reviewers have looked at in a review and asked to be changed',
    params: reviewParams,
    response: schemaOf<Scrutiny>(scrutinySchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'review-fetch', meta: { queryType: 'scrutiny' } },
  },
  markLooked: {
    method: 'post',
    path: '/reviews/:reviewId/answers/:questionId/looks',
    summary:
      'Say that one has looked at an answer of a submitted review and at what it is founded on, or take that back',
    params: answerParams,
    body: markLookedBodySchema,
    response: z.object({ looks: z.array(schemaOf<Look>(lookSchema)) }),
    status: 200,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'answer-mutate', meta: { actionType: 'look' } },
  },
  requestChanges: {
    method: 'post',
    path: '/reviews/:reviewId/change-requests',
    summary: 'Give a submitted review back with what is to be changed',
    params: reviewParams,
    body: requestChangesBodySchema,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 201,
    permission: orrReviewDecidePermission,
    audit: {
      eventId: 'review-mutate',
      meta: { actionType: 'request-changes' },
    },
  },
  replyToChangeRequest: {
    method: 'put',
    path: '/reviews/:reviewId/change-requests/:requestId',
    summary: 'Say why nothing is to be changed',
    params: reviewParams.extend({ requestId: z.uuid() }),
    body: replyToChangeRequestBodySchema,
    response: schemaOf<ChangeRequest>(changeRequestSchema),
    status: 200,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'reply' } },
  },
  withdrawReview: {
    method: 'post',
    path: '/reviews/:reviewId/withdrawals',
    summary: 'End a review without a decision',
    params: reviewParams,
    body: withdrawReviewBodySchema,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'withdraw' } },
  },
} as const satisfies Record<string, Operation>;
