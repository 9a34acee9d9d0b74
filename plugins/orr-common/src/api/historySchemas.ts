import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { Decision } from '../review/decision';
import { decisionOutcomeSchema, decisionSchema } from './decisionSchemas';
import { Snapshot, snapshotSchema } from './reviewSchemas';
import { mutationIdSchema } from './requestSchemas';
import { instant } from './wireValues';

/** Schema of {@link SnapshotSummary}. @public */
export const snapshotSummarySchema = snapshotSchema
  .omit({ answers: true, ownerRefs: true, state: true })
  .extend({ reviewId: z.string() });

/** A frozen copy without its answers. @public */
export interface SnapshotSummary
  extends z.output<typeof snapshotSummarySchema> {}

/** The decision before a review, on the snapshot it was taken on. */
const earlierDecisionSchema = z.object({
  reviewId: z.string(),
  snapshotId: z.string(),
  outcome: decisionOutcomeSchema,
  decidedAt: instant,
});

/** Schema of {@link SnapshotList}. @public */
export const snapshotListSchema = z.object({
  /** All snapshots of the review, latest first. */
  items: z.array(schemaOf<SnapshotSummary>(snapshotSummarySchema)),
  /** Of the entity under this checklist; absent where there is none that the viewer may read. */
  earlierDecision: earlierDecisionSchema.optional(),
});

/** The snapshots of a review, and the decision before it. @public */
export interface SnapshotList extends z.output<typeof snapshotListSchema> {}

/** Schema of {@link SnapshotDetail}. @public */
export const snapshotDetailSchema = z.object({
  reviewId: z.string(),
  checklistId: z.string(),
  checklistVersion: z.int(),
  snapshot: schemaOf<Snapshot>(snapshotSchema),
});

/** A frozen copy with what it is a copy of. @public */
export interface SnapshotDetail extends z.output<typeof snapshotDetailSchema> {}

/** What freezes a review by hand. @internal */
export const createSnapshotBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe('What to know it by later on, such as "Before the load test"'),
});

/** Schema of {@link EntitySnapshot}. @public */
export const entitySnapshotSchema = snapshotSummarySchema.extend({
  checklistId: z.string(),
  checklistVersion: z.int(),
  reviewKind: reviewKindSchema,
});

/** A frozen copy without its answers, with the review it is of. @public */
export interface EntitySnapshot extends z.output<typeof entitySnapshotSchema> {}

/** Schema of {@link EntitySnapshotPage}. @public */
export const entitySnapshotPageSchema = z.object({
  items: z.array(schemaOf<EntitySnapshot>(entitySnapshotSchema)),
  nextCursor: z.string().optional(),
});

/** Snapshots, newest first; `nextCursor` is absent on the last page. @public */
export interface EntitySnapshotPage
  extends z.output<typeof entitySnapshotPageSchema> {}

/** Schema of {@link EntityDecision}. @public */
export const entityDecisionSchema = z.object({
  checklistId: z.string(),
  checklistTitle: z.string(),
  decision: schemaOf<Decision>(decisionSchema),
});

/** A decision on an entity, with the checklist it was taken under. @public */
export interface EntityDecision extends z.output<typeof entityDecisionSchema> {}

/** Schema of {@link DecisionPage}. @public */
export const decisionPageSchema = z.object({
  items: z.array(schemaOf<EntityDecision>(entityDecisionSchema)),
  nextCursor: z.string().optional(),
});

/** Decisions, newest first; `nextCursor` is absent on the last page. @public */
export interface DecisionPage extends z.output<typeof decisionPageSchema> {}
