import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  operations,
  standingReasonSchema,
  standingSchema,
} from 'backstage-plugin-orr-common';
import { ReadinessService } from '../service/ReadinessService';
import { fullRefOf } from './fullRefOf';
import { runAudited } from './runAudited';

const NAME = 'get-entity-readiness';

/** Lets an agent ask for the standing of one entity, with the eyes of the person it works for. @internal */
export function registerGetEntityReadinessAction(options: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  readiness: ReadinessService;
}): void {
  const { actionsRegistry, auditor, readiness } = options;
  actionsRegistry.register({
    name: NAME,
    title: 'Get Operational Readiness of an Entity',
    description: `
Tells whether one entity of the software catalog is ready to be operated, and why.
The headline is the worst standing over all checklists that apply to the entity. Each checklist comes with its own standing and the reasons for it; only "ready" means that nothing is open. Use it before a launch or a release, or to see what a team still has to do.
    `.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .max(300)
            .describe(
              'Full ref of the entity, such as component:default/payments',
            ),
        }),
      output: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The entity, as a full ref in lower case'),
          headline: z
            .nativeEnum(standingSchema.enum)
            .describe('The worst standing over all checklists'),
          checklists: z
            .array(
              z.object({
                checklistId: z.string(),
                checklistTitle: z.string(),
                checklistVersion: z.number().int(),
                standing: z.nativeEnum(standingSchema.enum),
                reasons: z
                  .array(
                    z.object({
                      code: z.nativeEnum(standingReasonSchema.shape.code.enum),
                      questionId: z.string().optional(),
                      conditionId: z.string().optional(),
                      decisionId: z.string().optional(),
                      date: z.string().optional(),
                      personRef: z.string().optional(),
                    }),
                  )
                  .describe(
                    'Why the standing is what it is, the decisive ones first',
                  ),
                validUntil: z
                  .string()
                  .optional()
                  .describe('Day on which the decision lapses'),
                decisionId: z.string().optional(),
                openReviewId: z
                  .string()
                  .optional()
                  .describe('The review that is running, if any'),
                computedAt: z.string(),
              }),
            )
            .describe('One entry for each checklist that applies'),
          seenAt: z
            .string()
            .describe('When the entity was last seen in the catalog'),
        }),
    },
    action: async ({ input, credentials }) => {
      const target = { entityRef: fullRefOf(input.entityRef) };
      const found = await runAudited(
        {
          auditor,
          operation: operations.getEntityReadiness,
          action: NAME,
          credentials,
          meta: target,
        },
        () => readiness.getEntityReadiness(target, { credentials }),
      );
      return {
        output: {
          entityRef: found.entity.entityRef,
          headline: found.headline,
          checklists: found.checklists.map(checklist => ({
            checklistId: checklist.checklistId,
            checklistTitle: checklist.checklistTitle,
            checklistVersion: checklist.checklistVersion,
            standing: checklist.standing,
            reasons: checklist.reasons,
            validUntil: checklist.validUntil,
            decisionId: checklist.decisionId,
            openReviewId: checklist.openReviewId,
            computedAt: checklist.computedAt,
          })),
          seenAt: found.seenAt,
        },
      };
    },
  });
}
