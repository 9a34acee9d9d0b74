import { z } from 'zod';
import { checklistSummarySchema } from './checklistSchemas';
import { entityReadinessSchema } from './readinessSchemas';
import { reviewDetailSchema, reviewPageSchema } from './reviewSchemas';

/** What the tab of an entity shows at first, in one answer. @public */
export const entityOverviewSchema = z.object({
  readiness: entityReadinessSchema,
  /** The checklists behind the standings, in their current version; none for whoever may not read checklists. */
  checklists: z.array(checklistSummarySchema),
  /** The running reviews of this entity, without their snapshots; none for whoever may not read reviews. */
  running: z.array(reviewDetailSchema),
  /** The newest reviews; absent for whoever may not read reviews. */
  history: reviewPageSchema.optional(),
});
