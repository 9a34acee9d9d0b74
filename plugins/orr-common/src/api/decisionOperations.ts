import { z } from 'zod';
import {
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import { Decision } from '../review/decision';
import { decisionSchema } from './decisionSchemas';
import {
  extendConditionBodySchema,
  lookAtSampleBodySchema,
  meetConditionBodySchema,
} from './followUpSchemas';
import {
  DecisionPage,
  EntitySnapshotPage,
  SnapshotDetail,
  SnapshotList,
  SnapshotSummary,
  createSnapshotBodySchema,
  decisionPageSchema,
  entitySnapshotPageSchema,
  snapshotDetailSchema,
  snapshotListSchema,
  snapshotSummarySchema,
} from './historySchemas';
import { Operation } from './Operation';
import { entityParams, paging, reviewParams } from './operationParams';

const conditionParams = reviewParams.extend({ conditionId: z.uuid() });

/** What happens after a decision, and what there is to look back at. @internal */
export const decisionOperations = {
  meetCondition: {
    method: 'post',
    path: '/reviews/:reviewId/conditions/:conditionId/completions',
    summary: 'Say that a condition of the decision is met, and what shows it',
    params: conditionParams,
    body: meetConditionBodySchema,
    response: schemaOf<Decision>(decisionSchema),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'decision-mutate', meta: { actionType: 'meet' } },
  },
  extendCondition: {
    method: 'post',
    path: '/reviews/:reviewId/conditions/:conditionId/extensions',
    summary: 'Move the date of a condition, with a reason',
    params: conditionParams,
    body: extendConditionBodySchema,
    response: schemaOf<Decision>(decisionSchema),
    status: 201,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'decision-mutate', meta: { actionType: 'extend' } },
  },
  lookAtSample: {
    method: 'post',
    path: '/reviews/:reviewId/sample-looks',
    summary: 'Record the look at a self-certified decision that was picked',
    params: reviewParams,
    body: lookAtSampleBodySchema,
    response: schemaOf<Decision>(decisionSchema),
    status: 201,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'decision-mutate', meta: { actionType: 'sample-look' } },
  },
  listSnapshots: {
    method: 'get',
    path: '/reviews/:reviewId/snapshots',
    summary: 'The snapshots of a review, and the decision before it',
    params: reviewParams,
    response: schemaOf<SnapshotList>(snapshotListSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'snapshot-fetch', meta: { queryType: 'by-review' } },
  },
  createSnapshot: {
    method: 'post',
    path: '/reviews/:reviewId/snapshots',
    summary:
      'Freeze a running review under a name; whoever may decide it may too',
    params: reviewParams,
    body: createSnapshotBodySchema,
    response: schemaOf<SnapshotSummary>(snapshotSummarySchema),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'snapshot-mutate', meta: { actionType: 'create' } },
  },
  listEntitySnapshots: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/snapshots',
    summary: 'The snapshots of all reviews of one entity, newest first',
    params: entityParams,
    query: z.object({
      checklistId: z.string().min(1).max(128).optional(),
      ...paging,
    }),
    response: schemaOf<EntitySnapshotPage>(entitySnapshotPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'snapshot-fetch', meta: { queryType: 'by-entity' } },
  },
  getSnapshot: {
    method: 'get',
    path: '/reviews/:reviewId/snapshots/:snapshotId',
    summary: 'One frozen copy of a review',
    params: reviewParams.extend({ snapshotId: z.uuid() }),
    response: schemaOf<SnapshotDetail>(snapshotDetailSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'snapshot-fetch', meta: { queryType: 'by-id' } },
  },
  listEntityDecisions: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/decisions',
    summary: 'The decisions on one entity, newest first',
    params: entityParams,
    query: z.object({
      checklistId: z.string().min(1).max(128).optional(),
      ...paging,
    }),
    response: schemaOf<DecisionPage>(decisionPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'decision-fetch', meta: { queryType: 'by-entity' } },
  },
} as const satisfies Record<string, Operation>;
