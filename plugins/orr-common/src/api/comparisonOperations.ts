import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { orrReviewReadPermission } from '../permissions';
import {
  SnapshotComparison,
  snapshotComparisonSchema,
} from './comparisonSchemas';
import { Operation } from './Operation';

/** What sets two things of the past side by side. @internal */
export const comparisonOperations = {
  compareSnapshots: {
    method: 'get',
    path: '/snapshots/comparison',
    summary:
      'Two snapshots of an entity under one checklist: what each comes to, and how questions, answers, risks and facts differ',
    query: z.object({
      from: z.uuid().describe('The snapshot that counts as before'),
      to: z.uuid().describe('The snapshot that counts as after'),
    }),
    response: schemaOf<SnapshotComparison>(snapshotComparisonSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'snapshot-fetch', meta: { queryType: 'comparison' } },
  },
} as const satisfies Record<string, Operation>;
