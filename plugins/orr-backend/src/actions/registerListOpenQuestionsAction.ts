import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import {
  gateSchema,
  operations,
  reviewKindSchema,
  reviewStateSchema,
} from 'backstage-plugin-orr-common';
import { OpenQuestionsService } from '../service/OpenQuestionsService';
import { fullRefOf } from './fullRefOf';
import { runAudited } from './runAudited';

const NAME = 'list-open-questions';

type Input = { reviewId?: string; entityRef?: string };

/** What was asked for, and the operation that reads the same over HTTP. */
function targetOf({ reviewId, entityRef }: Input) {
  if (reviewId !== undefined && entityRef === undefined) {
    return { target: { reviewId }, operation: operations.getReview };
  }
  if (entityRef !== undefined && reviewId === undefined) {
    return {
      target: { entityRef: fullRefOf(entityRef) },
      operation: operations.listEntityReviews,
    };
  }
  throw new InputError('Give either a reviewId or an entityRef');
}

/** Lets an agent ask what is left to do in running reviews, with the eyes of the person it works for. @internal */
export function registerListOpenQuestionsAction(options: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  openQuestions: OpenQuestionsService;
}): void {
  const { actionsRegistry, auditor, openQuestions } = options;
  actionsRegistry.register({
    name: NAME,
    title: 'List the Open Questions of Operational Readiness Reviews',
    description: `
Lists what is left to do in running operational readiness reviews: questions without an answer, and answers that show a risk.
Give either the id of one review, or the full ref of an entity for all reviews that are running on it. Questions whose effect is "stops" come first: as they stand, no go is possible. "condition" ones allow a go with dated conditions only, "note" ones are worth a look. A review that is not running has none. A review of a system may cover several of its parts; it is judged for each of them, and a question that is open for some only names these. Asked by the ref of one part, it lists what is open for that part. The link leads to the question in the portal, where a person answers it.
    `.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          reviewId: z.string().uuid().optional().describe('Id of one review'),
          entityRef: z
            .string()
            .max(300)
            .optional()
            .describe(
              'Full ref of an entity, such as component:default/payments',
            ),
        }),
      output: z =>
        z.object({
          reviews: z.array(
            z.object({
              reviewId: z.string(),
              entityRef: z.string(),
              checklistId: z.string(),
              checklistTitle: z.string(),
              kind: z.nativeEnum(reviewKindSchema.enum),
              state: z.nativeEnum(reviewStateSchema.enum),
              questions: z.array(
                z.object({
                  questionId: z.string(),
                  title: z.string(),
                  sectionId: z.string(),
                  sectionTitle: z.string(),
                  entityRefs: z
                    .array(z.string())
                    .optional()
                    .describe(
                      'In a review that covers several entities: those for which it is open; left out where it is for all of them',
                    ),
                  level: z
                    .enum([
                      'HIGH',
                      'MEDIUM',
                      'LOW',
                      'NONE',
                      'UNANSWERED',
                      'NOT_APPLICABLE',
                    ])
                    .describe('The risk that the answer shows'),
                  gate: z
                    .nativeEnum(gateSchema.enum)
                    .describe('How much weight the question has'),
                  effect: z
                    .enum(['stops', 'condition', 'note', 'none'])
                    .describe('What it does to a decision as it stands'),
                  link: z.string().describe('The question in the portal'),
                }),
              ),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const { target, operation } = targetOf(input);
      const reviews = await runAudited(
        { auditor, operation, action: NAME, credentials, meta: target },
        () => openQuestions.listOpenQuestions(target, { credentials }),
      );
      return { output: { reviews } };
    },
  });
}
