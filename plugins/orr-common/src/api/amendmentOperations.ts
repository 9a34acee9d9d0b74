import { schemaOf } from '../checklist/schemaOf';
import {
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import { Amendment } from '../review/amendment';
import {
  AmendmentList,
  amendAnswerBodySchema,
  amendmentListSchema,
  amendmentSchema,
} from './amendmentSchemas';
import { Operation } from './Operation';
import { reviewParams } from './operationParams';

/** Small edits of answers after they were decided on. @internal */
export const amendmentOperations = {
  listAmendments: {
    method: 'get',
    path: '/reviews/:reviewId/amendments',
    summary:
      'How words and links of the answers of a review were changed after its decision',
    params: reviewParams,
    response: schemaOf<AmendmentList>(amendmentListSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'amendment-fetch', meta: { queryType: 'review' } },
  },
  amendAnswer: {
    method: 'post',
    path: '/reviews/:reviewId/amendments',
    summary:
      'Change words or links of an answer that the decision in force rests on; what it states stays, and no standing moves',
    params: reviewParams,
    body: amendAnswerBodySchema,
    response: schemaOf<Amendment>(amendmentSchema),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'amendment-mutate', meta: { actionType: 'amend' } },
  },
} as const satisfies Record<string, Operation>;
