import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { FindingDisposition } from '../finding';
import {
  orrAcceptanceDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import {
  DispositionList,
  DispositionPage,
  changeActionBodySchema,
  closeDispositionBodySchema,
  decideDispositionBodySchema,
  dispositionFilterQuery,
  dispositionListSchema,
  dispositionPageSchema,
  fillBacklogBodySchema,
  findingDispositionSchema,
  postponeActionBodySchema,
  proposeDispositionBodySchema,
} from './findingSchemas';
import { Operation } from './Operation';
import { entityParams, paging, reviewParams } from './operationParams';

const dispositionParams = z.object({ dispositionId: z.uuid() });
const disposition = schemaOf<FindingDisposition>(findingDispositionSchema);

/** What becomes of gaps: actions, mitigations, acceptances. @internal */
export const findingOperations = {
  listReviewDispositions: {
    method: 'get',
    path: '/reviews/:reviewId/dispositions',
    summary:
      'What was decided about the gaps of the entity under the checklist, earlier reviews included',
    params: reviewParams,
    response: schemaOf<DispositionList>(dispositionListSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'disposition-fetch', meta: { queryType: 'review' } },
  },
  listEntityDispositions: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/dispositions',
    summary: 'The open actions, mitigations and acceptances of an entity',
    params: entityParams,
    response: schemaOf<DispositionList>(dispositionListSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'disposition-fetch', meta: { queryType: 'entity' } },
  },
  proposeDisposition: {
    method: 'post',
    path: '/reviews/:reviewId/dispositions',
    summary:
      'Say what is to become of a gap: an action, a mitigation to be confirmed, a risk to be accepted',
    params: reviewParams,
    body: proposeDispositionBodySchema,
    response: disposition,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'disposition-mutate', meta: { actionType: 'propose' } },
  },
  fillBacklog: {
    method: 'post',
    path: '/reviews/:reviewId/backlog',
    summary:
      'Put every medium gap that nothing was decided about into the backlog, as actions without a date',
    params: reviewParams,
    body: fillBacklogBodySchema,
    response: z.object({ added: z.int().min(0) }),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'disposition-mutate', meta: { actionType: 'backlog' } },
  },
  changeAction: {
    method: 'put',
    path: '/dispositions/:dispositionId',
    summary: 'Change an open action; for its owner and who may answer',
    params: dispositionParams,
    body: changeActionBodySchema,
    response: disposition,
    status: 200,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'disposition-mutate', meta: { actionType: 'change' } },
  },
  postponeAction: {
    method: 'post',
    path: '/dispositions/:dispositionId/postponements',
    summary:
      'Give an open action another day, with a reason; a day that a decision has frozen is moved by the decider alone',
    params: dispositionParams,
    body: postponeActionBodySchema,
    response: disposition,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'disposition-mutate', meta: { actionType: 'postpone' } },
  },
  decideDisposition: {
    method: 'post',
    path: '/dispositions/:dispositionId/decisions',
    summary:
      'Confirm or refuse a mitigation (orr.review.decide), grant or refuse an acceptance (orr.acceptance.decide); never by who proposed it or answered',
    params: dispositionParams,
    body: decideDispositionBodySchema,
    response: disposition,
    status: 201,
    permission: orrAcceptanceDecidePermission,
    audit: { eventId: 'disposition-mutate', meta: { actionType: 'decide' } },
  },
  closeDisposition: {
    method: 'post',
    path: '/dispositions/:dispositionId/closings',
    summary:
      'Finish or drop an action, withdraw what was not decided, end what was approved',
    params: dispositionParams,
    body: closeDispositionBodySchema,
    response: disposition,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'disposition-mutate', meta: { actionType: 'close' } },
  },
  listDispositions: {
    method: 'get',
    path: '/dispositions',
    summary:
      'Actions, mitigations or acceptances of entities the caller may see, what is due first coming first',
    query: z.object({ ...paging, ...dispositionFilterQuery }),
    response: schemaOf<DispositionPage>(dispositionPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'disposition-fetch', meta: { queryType: 'all' } },
  },
  exportDispositions: {
    method: 'get',
    path: '/dispositions.csv',
    summary: 'The same list as a file, without paging',
    query: z.object(dispositionFilterQuery),
    response: z.string(),
    produces: 'text/csv',
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'disposition-fetch', meta: { queryType: 'export' } },
  },
} as const satisfies Record<string, Operation>;
