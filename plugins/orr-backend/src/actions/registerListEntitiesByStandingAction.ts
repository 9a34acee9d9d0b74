import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  DEPLOY_STATES,
  openRiskSchema,
  operations,
  ownerStateSchema,
  programmePlaceSchema,
  readinessSortSchema,
  standingReasonSchema,
  standingSchema,
} from 'backstage-plugin-orr-common';
import { ReadinessService } from '../service/ReadinessService';
import { runAudited } from './runAudited';

const NAME = 'list-entities-by-standing';

function asFlag(wanted: boolean | undefined): 'true' | 'false' | undefined {
  return wanted === undefined ? undefined : `${wanted}`;
}

/** Lets an agent go through the list of entities, with the eyes of the person it works for. @internal */
export function registerListEntitiesByStandingAction(options: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  readiness: ReadinessService;
}): void {
  const { actionsRegistry, auditor, readiness } = options;
  actionsRegistry.register({
    name: NAME,
    title: 'List Entities by Operational Readiness',
    description: `
Lists the entities of the software catalog with where they stand: ready to be operated or not, and why.
Values of one filter widen the list, filters narrow each other; an owner that is a group stands for all groups below it. Without a scope the list leaves out what needs no review. Each page comes with how many entities stand where under the filters, and with nextCursor where there is more; pass it back with the same filters.
    `.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => {
        const values = z.array(z.string().max(300)).max(50).optional();
        return z.object({
          scope: z
            .enum(['required', 'all'])
            .optional()
            .describe('all lists what needs no review too; default required'),
          standing: z
            .array(z.nativeEnum(standingSchema.enum))
            .max(50)
            .optional(),
          owner: values.describe('Full refs, such as group:default/payments'),
          kind: values.describe('Such as component'),
          type: values.describe('Such as service; empty for none'),
          lifecycle: values.describe('Such as production; empty for none'),
          tier: values.describe('Empty for none'),
          ownerState: z
            .array(z.nativeEnum(ownerStateSchema.enum))
            .max(50)
            .optional(),
          programme: z
            .array(z.nativeEnum(programmePlaceSchema.enum))
            .max(50)
            .optional()
            .describe(
              'covered or uncovered: in scope, with or without a decision in date',
            ),
          system: values.describe(
            'Full refs, such as system:default/checkout: itself and its parts',
          ),
          domain: values.describe('Full refs: their systems and parts'),
          checklist: z
            .string()
            .min(1)
            .max(128)
            .optional()
            .describe('The id of one: where entities stand under it alone'),
          deployHealth: z
            .array(z.enum(DEPLOY_STATES))
            .max(50)
            .optional()
            .describe('none where nothing tells of deployments'),
          risk: z
            .array(z.nativeEnum(openRiskSchema.enum))
            .max(50)
            .optional()
            .describe('Has an open question of that level'),
          inReview: z.boolean().optional(),
          dueSoon: z.boolean().optional(),
          launchedUnreviewed: z.boolean().optional(),
          contradicted: z.boolean().optional(),
          text: z.string().max(200).optional().describe('Part of a name'),
          sort: z
            .nativeEnum(readinessSortSchema.enum)
            .optional()
            .describe('Default standing, the worst first'),
          direction: z.enum(['asc', 'desc']).optional(),
          limit: z.number().int().min(1).max(200).optional(),
          cursor: z.string().max(2_000).optional(),
        });
      },
      output: z =>
        z.object({
          items: z.array(
            z.object({
              entityRef: z.string(),
              title: z.string().optional(),
              type: z.string().optional(),
              lifecycle: z.string().optional(),
              tier: z.string().optional(),
              system: z.string().optional(),
              ownerRefs: z.array(z.string()),
              ownerState: z.nativeEnum(ownerStateSchema.enum),
              headline: z
                .nativeEnum(standingSchema.enum)
                .describe('The worst standing over all checklists'),
              reasons: z.array(
                z.object({
                  code: z.nativeEnum(standingReasonSchema.shape.code.enum),
                  questionId: z.string().optional(),
                  conditionId: z.string().optional(),
                  decisionId: z.string().optional(),
                  date: z.string().optional(),
                  personRef: z.string().optional(),
                }),
              ),
              inReview: z.boolean(),
              dueSoon: z.boolean(),
              launchedUnreviewed: z.boolean(),
              contradicted: z.boolean(),
              programme: z.nativeEnum(programmePlaceSchema.enum),
              validUntil: z.string().optional(),
              dueOn: z
                .string()
                .optional()
                .describe('Next day by which something has to be done'),
              openReviews: z.array(
                z.object({ reviewId: z.string(), checklistTitle: z.string() }),
              ),
            }),
          ),
          totalItems: z.number().int(),
          standings: z
            .record(z.number().int())
            .describe('How many stand where, the filter on standing aside'),
          nextCursor: z.string().optional(),
          sweptAt: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const query = {
        ...input,
        scope: input.scope ?? 'required',
        sort: input.sort ?? 'standing',
        limit: input.limit ?? 50,
        text: input.text?.trim(),
        inReview: asFlag(input.inReview),
        dueSoon: asFlag(input.dueSoon),
        launchedUnreviewed: asFlag(input.launchedUnreviewed),
        contradicted: asFlag(input.contradicted),
      } as const;
      const page = await runAudited(
        {
          auditor,
          operation: operations.listReadiness,
          action: NAME,
          credentials,
        },
        () => readiness.listReadiness(query, { credentials }),
      );
      return {
        output: {
          ...page,
          items: page.items.map(({ entity, ...row }) => {
            const { kind, namespace, name, ...summary } = entity;
            return { ...summary, ...row };
          }),
        },
      };
    },
  });
}
