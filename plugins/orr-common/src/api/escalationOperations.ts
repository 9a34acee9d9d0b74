import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import {
  answerEscalationBodySchema,
  escalateGapBodySchema,
  EscalationItem,
  escalationItemSchema,
  EscalationList,
  escalationListSchema,
  withdrawEscalationBodySchema,
} from './escalationSchemas';
import { Operation } from './Operation';
import { reviewParams } from './operationParams';

const item = schemaOf<EscalationItem>(escalationItemSchema);
const escalationParams = reviewParams.extend({ escalationId: z.uuid() });

/** Gaps that are taken to somebody who can do what the team cannot. @internal */
export const escalationOperations = {
  listEscalations: {
    method: 'get',
    path: '/reviews/:reviewId/escalations',
    summary:
      'The gaps of a review that were escalated, to whom, and what they say',
    params: reviewParams,
    response: schemaOf<EscalationList>(escalationListSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'escalation-fetch', meta: { queryType: 'review' } },
  },
  escalateGap: {
    method: 'post',
    path: '/reviews/:reviewId/escalations',
    summary:
      'Take a gap to a person or a group who can do what the team cannot; for who may answer (orr.review.update) or decide (orr.review.decide)',
    params: reviewParams,
    body: escalateGapBodySchema,
    response: item,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'escalation-mutate', meta: { actionType: 'escalate' } },
  },
  answerEscalation: {
    method: 'post',
    path: '/reviews/:reviewId/escalations/:escalationId/answers',
    summary:
      'Answer an escalation; for whoever is asked and those who belong to a group that is, if they may read the review',
    params: escalationParams,
    body: answerEscalationBodySchema,
    response: item,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'escalation-mutate', meta: { actionType: 'answer' } },
  },
  withdrawEscalation: {
    method: 'post',
    path: '/reviews/:reviewId/escalations/:escalationId/withdrawals',
    summary: 'Take back an open escalation; for who raised it',
    params: escalationParams,
    body: withdrawEscalationBodySchema,
    response: item,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'escalation-mutate', meta: { actionType: 'withdraw' } },
  },
} as const satisfies Record<string, Operation>;
