import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import {
  DisclosureItem,
  DisclosureList,
  closeDisclosureBodySchema,
  discloseGapBodySchema,
  disclosureItemSchema,
  disclosureListSchema,
} from './disclosureSchemas';
import { Operation } from './Operation';
import { reviewParams } from './operationParams';

const item = schemaOf<DisclosureItem>(disclosureItemSchema);

/** What is said of an answer after it was decided on. @internal */
export const disclosureOperations = {
  listDisclosures: {
    method: 'get',
    path: '/reviews/:reviewId/disclosures',
    summary:
      'What was said after the decision of a review about answers that hold no longer',
    params: reviewParams,
    response: schemaOf<DisclosureList>(disclosureListSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'disclosure-fetch', meta: { queryType: 'review' } },
  },
  discloseGap: {
    method: 'post',
    path: '/reviews/:reviewId/disclosures',
    summary:
      'Say that an answer the decision in force rests on holds no longer, and what holds instead',
    params: reviewParams,
    body: discloseGapBodySchema,
    response: item,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'disclosure-mutate', meta: { actionType: 'disclose' } },
  },
  closeDisclosure: {
    method: 'post',
    path: '/reviews/:reviewId/disclosures/:disclosureId/closings',
    summary:
      'Say that a disclosed gap is fixed; never by who disclosed it. Another decision closes it by itself',
    params: reviewParams.extend({ disclosureId: z.uuid() }),
    body: closeDisclosureBodySchema,
    response: item,
    status: 201,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'disclosure-mutate', meta: { actionType: 'close' } },
  },
} as const satisfies Record<string, Operation>;
