import { z } from 'zod';
import { decisionOutcomeSchema, decisionSchema } from './decisionSchemas';
import { snapshotSchema } from './reviewSchemas';
import { instant } from './wireValues';

/** A frozen copy without its answers. @public */
export const snapshotSummarySchema = snapshotSchema
  .omit({ answers: true, ownerRefs: true })
  .extend({ reviewId: z.string() });

/** The decision before a review, on the snapshot it was taken on. @public */
const earlierDecisionSchema = z.object({
  reviewId: z.string(),
  snapshotId: z.string(),
  outcome: decisionOutcomeSchema,
  decidedAt: instant,
});

/** @public */
export const snapshotListSchema = z.object({
  /** All submissions of the review, latest first. */
  items: z.array(snapshotSummarySchema),
  /** Of the entity under this checklist; absent where there is none that the viewer may read. */
  earlierDecision: earlierDecisionSchema.optional(),
});

/** A frozen copy with what it is a copy of. @public */
export const snapshotDetailSchema = z.object({
  reviewId: z.string(),
  checklistId: z.string(),
  checklistVersion: z.int(),
  snapshot: snapshotSchema,
});

/** @public */
export const entityDecisionSchema = z.object({
  checklistId: z.string(),
  checklistTitle: z.string(),
  decision: decisionSchema,
});

/** @public */
export const decisionPageSchema = z.object({
  items: z.array(entityDecisionSchema),
  nextCursor: z.string().optional(),
});
