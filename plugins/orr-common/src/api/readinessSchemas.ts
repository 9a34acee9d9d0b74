import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { DEPLOY_STATES } from '../deployHealth/deployState';
import { StandingFlags, StandingReason } from '../scoring/standing';
import { decisionSchema } from './decisionSchemas';
import {
  ownerStateSchema,
  standingFlagsSchema,
  standingReasonSchema,
  standingSchema,
} from './standingSchemas';
import { programmePlaceSchema } from './programmeSchemas';
import { day, instant, ref } from './wireValues';

/** Schema of {@link EntitySummary}. @public */
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

/** The entity as the portal last knew it. Refs are full entity refs. @public */
export interface EntitySummary extends z.output<typeof entitySummarySchema> {}

/** Schema of {@link ChecklistReadiness}. @public */
export const checklistReadinessSchema = z.object({
  checklistId: z.string(),
  checklistTitle: z.string(),
  checklistVersion: z.int(),
  standing: standingSchema,
  rule: z.int().min(1).max(6),
  reasons: z.array(schemaOf<StandingReason>(standingReasonSchema)),
  flags: schemaOf<StandingFlags>(standingFlagsSchema),
  validUntil: day.optional(),
  decisionId: z.string().optional(),
  openReviewId: z.string().optional(),
  nextChangeAt: instant.optional(),
  computedAt: instant,
});

/** The standing under one checklist. Days are YYYY-MM-DD, instants ISO 8601 in UTC. @public */
export interface ChecklistReadiness
  extends z.output<typeof checklistReadinessSchema> {}

/** Schema of {@link DecisionInForce}. @public */
export const decisionInForceSchema = decisionSchema.extend({
  /** The system whose review was decided, where it was not the entity's own. */
  coveredBy: z.object({ entityRef: z.string(), title: z.string() }).optional(),
});

/** A decision in force on an entity. @public */
export interface DecisionInForce
  extends z.output<typeof decisionInForceSchema> {}

/** Schema of {@link EntityReadiness}. @public */
export const entityReadinessSchema = z.object({
  entity: schemaOf<EntitySummary>(entitySummarySchema),
  headline: standingSchema,
  checklists: z.array(schemaOf<ChecklistReadiness>(checklistReadinessSchema)),
  /** Whether the entity came from the catalog just now, or from what the portal stored. */
  source: z.enum(['catalog', 'stored']),
  /** When the stored entity was last seen in the catalog. */
  seenAt: instant,
  /** The decision in force under each checklist, for its conditions. */
  decisions: z.array(schemaOf<DecisionInForce>(decisionInForceSchema)),
  may: z.object({ createReview: z.boolean(), readReviews: z.boolean() }),
});

/** The standing of one entity under each of its checklists, with what the viewer may do. @public */
export interface EntityReadiness
  extends z.output<typeof entityReadinessSchema> {}

/** Schema of {@link ReadinessRow}. @public */
export const readinessRowSchema = z.object({
  entity: schemaOf<EntitySummary>(entitySummarySchema),
  headline: standingSchema,
  inReview: z.boolean(),
  dueSoon: z.boolean(),
  /** In production, and nothing was ever decided. */
  launchedUnreviewed: z.boolean(),
  /** A signal contradicts an answer, and nobody has responded. */
  contradicted: z.boolean(),
  reasons: z.array(schemaOf<StandingReason>(standingReasonSchema)),
  /** Where it is in the programme. */
  programme: programmePlaceSchema,
  /** The earliest day on which a decision lapses. */
  validUntil: day.optional(),
  /** The next day by which something has to be done for the standing to hold; in the past once it was missed. */
  dueOn: day.optional(),
  /** How deployments to production go; absent where nothing tells of any. */
  deployHealth: z.enum(DEPLOY_STATES).exclude(['none']).optional(),
  openReviews: z.array(
    z.object({ reviewId: z.string(), checklistTitle: z.string() }),
  ),
});

/** An entity in the list, with its headline standing. Days are YYYY-MM-DD. @public */
export interface ReadinessRow extends z.output<typeof readinessRowSchema> {}

/** Schema of {@link ReadinessPage}. @public */
export const readinessPageSchema = z.object({
  items: z.array(schemaOf<ReadinessRow>(readinessRowSchema)),
  totalItems: z.int().min(0),
  /** How many of the filtered entities stand where, the filter on standing aside. */
  standings: z.record(standingSchema, z.int().min(0)),
  nextCursor: z.string().optional(),
  /** When the catalog was last swept whole. */
  sweptAt: instant.optional(),
});

/** A page of the list; `nextCursor` is absent on the last one. @public */
export interface ReadinessPage extends z.output<typeof readinessPageSchema> {}

/** How many entities are asked about at a time. @public */
export const STANDING_LOOK_UP_LIMIT = 100;

/** Schema of {@link StandingLookUpBody}. @public */
export const standingLookUpBodySchema = z.strictObject({
  entityRefs: z
    .array(ref)
    .min(1)
    .max(STANDING_LOOK_UP_LIMIT)
    .describe('Full refs, in any case'),
});

/** Which entities are asked about. @public */
export interface StandingLookUpBody
  extends z.input<typeof standingLookUpBodySchema> {}

/** Schema of {@link StandingLookUp}. @public */
export const standingLookUpSchema = z.object({
  items: z
    .array(
      z.object({
        entityRef: z.string(),
        headline: standingSchema,
        inReview: z.boolean(),
        dueSoon: z.boolean(),
        validUntil: day.optional(),
      }),
    )
    .describe('Of those that are known and that the caller may see'),
});

/** Where some entities stand, those left out that the caller may not see. @public */
export interface StandingLookUp extends z.output<typeof standingLookUpSchema> {}

/** Schema of {@link CoverablePart}. @public */
export const coverablePartSchema = z.object({
  entity: schemaOf<EntitySummary>(entitySummarySchema),
  standing: standingSchema.optional(),
  /** Why no review can cover it now. */
  refusal: z.enum(['doesNotApply', 'inReview', 'permission']).optional(),
});

/** A part of a system, and whether a review of the system could cover it. @public */
export interface CoverablePart extends z.output<typeof coverablePartSchema> {}

/** Schema of {@link SystemCoverage}. @public */
export const systemCoverageSchema = z.object({
  checklists: z.array(
    z.object({
      checklistId: z.string(),
      checklistTitle: z.string(),
      kinds: z.array(reviewKindSchema),
      /** The running review of the system. */
      openReviewId: z.string().optional(),
      parts: z.array(schemaOf<CoverablePart>(coverablePartSchema)),
    }),
  ),
  may: z.object({ createReview: z.boolean() }),
});

/** What one review of a system could cover, checklist by checklist. @public */
export interface SystemCoverage extends z.output<typeof systemCoverageSchema> {}
