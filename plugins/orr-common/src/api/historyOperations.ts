import { z } from 'zod';
import {
  orrHistoryErasePermission,
  orrHistoryPersonReadPermission,
  orrHistoryVerifyPermission,
  orrReviewReadPermission,
} from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import {
  entityChangeFilterQuery,
  EntityChangePage,
  entityChangePageSchema,
  Erasure,
  erasureBodySchema,
  erasureSchema,
  HistoryVerification,
  historyVerificationSchema,
} from './changeSchemas';
import { Operation } from './Operation';
import { entityParams, paging } from './operationParams';
import { ref } from './wireValues';

/** What was done, whether that is as it was written, and how a person is erased from it. @internal */
export const historyOperations = {
  listEntityChanges: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/history',
    summary: 'What happened to one entity: who changed what, from what to what',
    params: entityParams,
    query: z.object({
      ...entityChangeFilterQuery,
      ...paging,
    }),
    response: schemaOf<EntityChangePage>(entityChangePageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'history-fetch', meta: { queryType: 'by-entity' } },
  },
  exportEntityChangesCsv: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/history.csv',
    summary: 'The same, all of it, as a CSV file',
    params: entityParams,
    query: z.object(entityChangeFilterQuery),
    response: z.string(),
    produces: 'text/csv',
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'history-fetch', meta: { queryType: 'export' } },
  },
  exportEntityChangesJson: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/history.json',
    summary: 'The same, all of it, as a JSON file: a list of changes',
    params: entityParams,
    query: z.object(entityChangeFilterQuery),
    response: z.string(),
    produces: 'application/json',
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'history-fetch', meta: { queryType: 'export' } },
  },
  verifyHistory: {
    method: 'get',
    path: '/history/verification',
    summary: 'Follow every chain of the history and say where one is broken',
    response: schemaOf<HistoryVerification>(historyVerificationSchema),
    status: 200,
    permission: orrHistoryVerifyPermission,
    audit: { eventId: 'history-verify', meta: { queryType: 'all' } },
  },
  previewErasure: {
    method: 'get',
    path: '/history/erasures/preview',
    summary: 'How much an erasure of a person would take',
    query: z.object({ userRef: ref }),
    response: schemaOf<Erasure>(erasureSchema),
    status: 200,
    permission: orrHistoryPersonReadPermission,
    audit: { eventId: 'history-fetch', meta: { queryType: 'by-person' } },
  },
  eraseContent: {
    method: 'post',
    path: '/history/erasures',
    summary: 'Erase what a person wrote, and their name from the history',
    body: erasureBodySchema,
    response: schemaOf<Erasure>(erasureSchema),
    status: 201,
    permission: orrHistoryErasePermission,
    audit: { eventId: 'history-mutate', meta: { actionType: 'erase' } },
  },
} as const satisfies Record<string, Operation>;
