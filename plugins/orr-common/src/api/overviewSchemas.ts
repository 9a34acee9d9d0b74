import { z } from 'zod';
import { riskSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { CriticalityChange } from '../scoring/criticalityChanges';
import { ChecklistSummary, checklistSummarySchema } from './checklistSchemas';
import { EntityExemption, entityExemptionSchema } from './exemptionSchemas';
import { BreakGlass, breakGlassSchema } from './gateSchemas';
import { NewerVersion, newerVersionSchema } from './newerVersionSchemas';
import { EntityReadiness, entityReadinessSchema } from './readinessSchemas';
import { OwnershipTakeover, ownershipTakeoverSchema } from './ownershipSchemas';
import {
  ReviewDetail,
  ReviewPage,
  reviewDetailSchema,
  reviewPageSchema,
} from './reviewSchemas';

/** Schema of {@link CriticalityChange}. @public */
export const criticalityChangeSchema = z.object({
  was: z.string().optional(),
  is: z.string().optional(),
});

/** Schema of {@link NewlyAsked}. @public */
export const newlyAskedSchema = z.object({
  checklistId: z.string(),
  decisionId: z.string().describe('The decision in force'),
  tier: schemaOf<CriticalityChange>(criticalityChangeSchema)
    .optional()
    .describe('Only where it is another since'),
  lifecycle: schemaOf<CriticalityChange>(criticalityChangeSchema)
    .optional()
    .describe('Only where it is another since'),
  questions: z
    .array(
      z.object({
        questionId: z.string(),
        title: z.string(),
        risk: riskSchema,
      }),
    )
    .min(1)
    .describe('The greater risk first'),
});

/** What is asked of an entity as it is, and was not asked when it was decided, since tier or lifecycle changed. @public */
export interface NewlyAsked extends z.output<typeof newlyAskedSchema> {}

/** Schema of {@link EntityOverview}. @public */
export const entityOverviewSchema = z.object({
  readiness: schemaOf<EntityReadiness>(entityReadinessSchema),
  /** The checklists behind the standings, in their current version; none for whoever may not read checklists. */
  checklists: z.array(schemaOf<ChecklistSummary>(checklistSummarySchema)),
  /** The running reviews of this entity, without their snapshots; none for whoever may not read reviews. */
  running: z.array(schemaOf<ReviewDetail>(reviewDetailSchema)),
  /** The newest reviews; absent for whoever may not read reviews. */
  history: schemaOf<ReviewPage>(reviewPageSchema).optional(),
  /** Who has taken it over since it was decided on and is asked to affirm that; none for whoever may not read reviews. */
  takenOver: z.array(schemaOf<OwnershipTakeover>(ownershipTakeoverSchema)),
  /** What a changed tier or lifecycle asks besides, by checklist; none for whoever may not read reviews. */
  newlyAsked: z.array(schemaOf<NewlyAsked>(newlyAskedSchema)),
  /** What newer versions ask than those it was decided on; a backend of another release does not say. */
  newerVersions: z.array(schemaOf<NewerVersion>(newerVersionSchema)).optional(),
  /** Whether it is exempt from reviews for now, or is to be. */
  exemption: schemaOf<EntityExemption>(entityExemptionSchema),
  /** The override of the gate that is in force. */
  breakGlass: schemaOf<BreakGlass>(breakGlassSchema).optional(),
  /** What the caller may do beside reviews; a backend of another release does not say. */
  rights: z
    .object({
      overrideGate: z.boolean(),
      /** For how many hours at most. */
      overrideHours: z.int().min(1),
      /** False too where badges are off. */
      mintBadge: z.boolean(),
    })
    .optional(),
});

/** What the tab of an entity shows at first, in one answer. @public */
export interface EntityOverview extends z.output<typeof entityOverviewSchema> {}
