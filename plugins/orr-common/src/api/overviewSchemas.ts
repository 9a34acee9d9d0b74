import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { ChecklistSummary, checklistSummarySchema } from './checklistSchemas';
import { EntityExemption, entityExemptionSchema } from './exemptionSchemas';
import { EntityReadiness, entityReadinessSchema } from './readinessSchemas';
import { OwnershipTakeover, ownershipTakeoverSchema } from './ownershipSchemas';
import {
  ReviewDetail,
  ReviewPage,
  reviewDetailSchema,
  reviewPageSchema,
} from './reviewSchemas';

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
  /** Whether it is exempt from reviews for now, or is to be. */
  exemption: schemaOf<EntityExemption>(entityExemptionSchema),
});

/** What the tab of an entity shows at first, in one answer. @public */
export interface EntityOverview extends z.output<typeof entityOverviewSchema> {}
