import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { decisionSchema } from './decisionSchemas';
import {
  ownerStateSchema,
  standingFlagsSchema,
  standingReasonSchema,
  standingSchema,
} from './standingSchemas';
import { day, instant } from './wireValues';

/** The entity as the portal last knew it. @public */
export const entitySummarySchema = z.object({
  entityRef: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  title: z.string().optional(),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  tier: z.string().optional(),
  system: z.string().optional(),
  ownerRefs: z.array(z.string()),
  ownerState: ownerStateSchema,
});

/** The standing under one checklist. @public */
export const checklistReadinessSchema = z.object({
  checklistId: z.string(),
  checklistTitle: z.string(),
  checklistVersion: z.int(),
  standing: standingSchema,
  rule: z.int().min(1).max(6),
  reasons: z.array(standingReasonSchema),
  flags: standingFlagsSchema,
  validUntil: day.optional(),
  decisionId: z.string().optional(),
  openReviewId: z.string().optional(),
  nextChangeAt: instant.optional(),
  computedAt: instant,
});

/** A decision in force on an entity. @public */
export const decisionInForceSchema = decisionSchema.extend({
  /** The system whose review was decided, where it was not the entity's own. */
  coveredBy: z.object({ entityRef: z.string(), title: z.string() }).optional(),
});

/** @public */
export const entityReadinessSchema = z.object({
  entity: entitySummarySchema,
  headline: standingSchema,
  checklists: z.array(checklistReadinessSchema),
  /** Whether the entity came from the catalog just now, or from what the portal stored. */
  source: z.enum(['catalog', 'stored']),
  /** When the stored entity was last seen in the catalog. */
  seenAt: instant,
  /** The decision in force under each checklist, for its conditions. */
  decisions: z.array(decisionInForceSchema),
  may: z.object({ createReview: z.boolean(), readReviews: z.boolean() }),
});

/** @public */
export const readinessRowSchema = z.object({
  entity: entitySummarySchema,
  headline: standingSchema,
  inReview: z.boolean(),
  dueSoon: z.boolean(),
  reasons: z.array(standingReasonSchema),
  /** The earliest day on which a decision lapses. */
  validUntil: day.optional(),
  /** The next day by which something has to be done for the standing to hold; in the past once it was missed. */
  dueOn: day.optional(),
  openReviews: z.array(
    z.object({ reviewId: z.string(), checklistTitle: z.string() }),
  ),
});

/** @public */
export const readinessPageSchema = z.object({
  items: z.array(readinessRowSchema),
  totalItems: z.int().min(0),
  /** How many of the filtered entities stand where, the filter on standing aside. */
  standings: z.record(standingSchema, z.int().min(0)),
  nextCursor: z.string().optional(),
  /** When the catalog was last swept whole. */
  sweptAt: instant.optional(),
});

/** A part of a system, and whether a review of the system could cover it. @public */
export const coverablePartSchema = z.object({
  entity: entitySummarySchema,
  standing: standingSchema.optional(),
  /** Why no review can cover it now. */
  refusal: z.enum(['doesNotApply', 'inReview', 'permission']).optional(),
});

/** @public */
export const systemCoverageSchema = z.object({
  checklists: z.array(
    z.object({
      checklistId: z.string(),
      checklistTitle: z.string(),
      kinds: z.array(reviewKindSchema),
      /** The running review of the system. */
      openReviewId: z.string().optional(),
      parts: z.array(coverablePartSchema),
    }),
  ),
  may: z.object({ createReview: z.boolean() }),
});
