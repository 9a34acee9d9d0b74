import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { orrReviewUpdatePermission } from '../permissions';
import { REVIEW_PHASES } from '../review/reviewPhase';
import { Operation } from './Operation';
import { reviewParams } from './operationParams';
import { mutationIdSchema } from './requestSchemas';

const phase = z.enum(REVIEW_PHASES);

/** Schema of {@link ReachedPhase}. @public */
export const reachedPhaseSchema = z.object({
  phase: phase.nullable().describe('null where everything is due'),
});

/** The phase that a review has come to. @public */
export interface ReachedPhase extends z.output<typeof reachedPhaseSchema> {}

/** Schema of {@link SetReviewPhaseBody}. @public */
export const setReviewPhaseBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  phase: phase
    .nullable()
    .describe(
      'What is asked up to this phase is due; null makes everything due',
    ),
  known: phase
    .nullable()
    .describe('The phase that the caller knows of; a 409 where it is another'),
});

/** What sets the phase of a review. @public */
export interface SetReviewPhaseBody
  extends z.input<typeof setReviewPhaseBodySchema> {}

/** Up to where the questions of a review are due. @internal */
export const phaseOperations = {
  setReviewPhase: {
    method: 'put',
    path: '/reviews/:reviewId/phase',
    summary:
      'Say which phase a running review has come to, which says what is due; submitting takes every answer all the same',
    params: reviewParams,
    body: setReviewPhaseBodySchema,
    response: schemaOf<ReachedPhase>(reachedPhaseSchema),
    status: 200,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'phase' } },
  },
} as const satisfies Record<string, Operation>;
