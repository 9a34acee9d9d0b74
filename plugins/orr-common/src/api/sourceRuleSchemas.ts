import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { environmentTierSchema } from './deploymentSchemas';
import { mutationIdSchema } from './requestSchemas';
import { instant, ref } from './wireValues';

const count = z.int().min(0);
const text = z.string().trim().min(1).max(500);
const binding = text.describe(
  'Key of what the source is asked for, such as github:github.com/acme/pay; * stands for any characters',
);

/** What each kind of rule may say, on screen and in the configuration alike. @public */
export const sourceRuleDocumentSchemas = {
  environment: z.strictObject({
    match: text.describe(
      'Name of the environment in any case; * stands for any characters',
    ),
    tier: environmentTierSchema.exclude(['unclassified']),
    provider: text.optional(),
    binding: binding.optional(),
  }),
  deploys: z.strictObject({
    provider: text.optional(),
    binding: binding.optional(),
    pipeline: text,
    environment: text,
    branch: text.optional(),
  }),
  link: z.strictObject({
    binding,
    entity: text,
    environment: text.optional(),
    pipeline: text.optional(),
    refPrefix: text.optional(),
  }),
};

/** Schema of {@link SourceRuleDraft}. @public */
export const sourceRuleDraftSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('environment'),
    document: sourceRuleDocumentSchemas.environment,
  }),
  z.strictObject({
    kind: z.literal('deploys'),
    document: sourceRuleDocumentSchemas.deploys,
  }),
  z.strictObject({
    kind: z.literal('link'),
    document: sourceRuleDocumentSchemas.link.extend({ entity: ref }),
  }),
]);

/**
 * What a rule says: what environments are for, which runs deploy, or what of something shared belongs to an entity.
 *
 * @public
 */
export type SourceRuleDraft = z.output<typeof sourceRuleDraftSchema>;

const rule = schemaOf<SourceRuleDraft>(sourceRuleDraftSchema);

/** Schema of {@link SourceRule}. @public */
export const sourceRuleSchema = z.object({
  id: z.string(),
  rule,
  revision: z.int().min(1),
  createdBy: z.string(),
  createdAt: instant,
  changedBy: z.string(),
  changedAt: instant,
});

/** A rule that an administrator has made. @public */
export interface SourceRule extends z.output<typeof sourceRuleSchema> {}

/** Schema of {@link SourceRuleList}. @public */
export const sourceRuleListSchema = z.object({
  configured: z
    .array(rule)
    .describe('Of the configuration: they come first and cannot be changed'),
  items: z
    .array(schemaOf<SourceRule>(sourceRuleSchema))
    .describe('In their order: the first that fits decides'),
  applied: z
    .boolean()
    .describe('False while changed rules are being applied to what is stored'),
});

/** The rules about what sources tell. @public */
export interface SourceRuleList extends z.output<typeof sourceRuleListSchema> {}

/** Schema of {@link AddSourceRuleBody}. @public */
export const addSourceRuleBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  rule,
});

/** A rule that is to be added, behind all others. @public */
export interface AddSourceRuleBody
  extends z.input<typeof addSourceRuleBodySchema> {}

const revision = z.int().min(1).describe('The revision this is based on');

/** Schema of {@link ChangeSourceRuleBody}. @public */
export const changeSourceRuleBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision,
  rule: rule.describe('The whole of it, of the same kind'),
});

/** What a rule is to say. @public */
export interface ChangeSourceRuleBody
  extends z.input<typeof changeSourceRuleBodySchema> {}

/** Schema of {@link RemoveSourceRuleBody}. @public */
export const removeSourceRuleBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision,
});

/** Which state of a rule is to be removed. @public */
export interface RemoveSourceRuleBody
  extends z.input<typeof removeSourceRuleBodySchema> {}

/** Schema of {@link PreviewSourceRuleBody}. @public */
export const previewSourceRuleBodySchema = z
  .strictObject({
    ruleId: z
      .string()
      .max(100)
      .optional()
      .describe('The rule that is changed; one more where left out'),
    rule: rule.optional().describe('Where left out, the rule is removed'),
  })
  .refine(({ ruleId, rule: made }) => ruleId !== undefined || made, {
    path: ['rule'],
    message: 'is needed where no rule is removed',
  });

/** A change of the rules that is tried. @public */
export interface PreviewSourceRuleBody
  extends z.input<typeof previewSourceRuleBodySchema> {}

const shown = z.object({ entityRef: z.string(), title: z.string() });

/** Schema of {@link SourceRulePreview}. @public */
export const sourceRulePreviewSchema = z.object({
  deployments: count.describe('Whose environment would be for something else'),
  changes: z.array(
    z.object({
      from: environmentTierSchema,
      to: environmentTierSchema,
      deployments: count,
    }),
  ),
  environments: z.array(z.string()).describe('Their names, 20 at most'),
  entities: count.describe('To how many entities they belong'),
  shown: z.array(shown).describe('Of these entities 20 at most'),
  links: z
    .array(shown.extend({ gains: count, losses: count }))
    .describe('Deployments that come to an entity, or leave it'),
  runs: z
    .array(
      z.object({
        pipeline: z.string(),
        before: z.string().optional(),
        after: z.string().optional(),
        deployments: count,
      }),
    )
    .describe(
      'Pipelines that are known and would deploy to another environment from now on, 20 at most; what is stored of them stays',
    ),
  bindings: count.describe(
    'How many of what sources are asked for it is about',
  ),
  shownBindings: z
    .array(z.object({ provider: z.string(), key: z.string() }))
    .describe('Of these 20 at most'),
});

/** What a change of the rules would do, as if it were made now: counted over what the caller sees. @public */
export interface SourceRulePreview
  extends z.output<typeof sourceRulePreviewSchema> {}

/** Schema of {@link UnclassifiedEnvironments}. @public */
export const unclassifiedEnvironmentsSchema = z.object({
  items: z.array(
    z.object({
      environment: z.string(),
      provider: z.string(),
      deployments: count,
      entities: count,
      lastSeenAt: instant,
    }),
  ),
  more: z.boolean().describe('Whether there are more than are listed'),
});

/** Environments of which nobody has said what they are for, those with most deployments first: of entities that the caller sees. @public */
export interface UnclassifiedEnvironments
  extends z.output<typeof unclassifiedEnvironmentsSchema> {}

/** Schema of {@link ListedSource}. @public */
export const listedSourceSchema = z.object({
  kind: z.enum(['deployments', 'incidents', 'facts']),
  provider: z.string(),
  title: z.string(),
  capabilities: z
    .object({
      failures: z.enum(['full', 'latest-only', 'none']),
      environments: z.enum(['native', 'rule']),
      history: z.enum(['unbounded', 'retention', 'last-n']),
      push: z.boolean(),
    })
    .optional()
    .describe('What a source of deployments can tell'),
  isAsked: z.boolean().describe('Else it tells by itself alone'),
  instances: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      host: z.string(),
      bindings: z.object({
        new: count.describe('Never told all there was so far'),
        fresh: count,
        ageing: count,
        stale: count,
        failing: count,
      }),
      due: count.describe('Waiting to be asked'),
      lastSuccessAt: instant.optional(),
      retryAt: instant
        .optional()
        .describe('The source wants to be left alone until then'),
      problems: z.array(
        z.object({
          problem: z.string(),
          message: z.string(),
          operatorHint: z.string().optional(),
          bindings: count,
          since: instant,
        }),
      ),
    }),
  ),
  events: z.array(
    z.object({
      topic: z.string(),
      waiting: count,
      lastReceivedAt: instant.optional(),
      lastRejectedAt: instant.optional(),
      lastRejectedWhy: z.string().optional(),
    }),
  ),
  webhookMayBeMissing: z
    .boolean()
    .describe(
      'Events can be verified, none came for seven days, and polls found changes meanwhile',
    ),
});

/** A source that is installed, and how asking it goes. @public */
export interface ListedSource extends z.output<typeof listedSourceSchema> {}

/** Schema of {@link SourceList}. @public */
export const sourceListSchema = z.object({
  items: z.array(schemaOf<ListedSource>(listedSourceSchema)),
});

/** The sources that are installed. @public */
export interface SourceList extends z.output<typeof sourceListSchema> {}
