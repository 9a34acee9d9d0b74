import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { paging } from './operationParams';
import { SourceRuleDraft, sourceRuleDraftSchema } from './sourceRuleSchemas';
import { instant, ref } from './wireValues';

const count = z.int().min(0);
const name = z.string().min(1).max(200);
const kind = z.enum(['deployments', 'incidents', 'facts']);
const shown = z.object({ entityRef: z.string(), title: z.string() });
const rules = z.array(schemaOf<SourceRuleDraft>(sourceRuleDraftSchema));

/** How asking about a binding goes. @public */
export const bindingStateSchema = z.enum([
  'new',
  'fresh',
  'ageing',
  'stale',
  'failing',
]);

/** The query for {@link SourceBindingPage}. @internal */
export const sourceBindingQuerySchema = z.object({
  ...paging,
  state: bindingStateSchema.optional(),
  source: name.optional().describe('The id of a source, such as github'),
});

/** Schema of {@link ListedBinding}. @public */
export const listedBindingSchema = z.object({
  kind,
  provider: z.string(),
  sourceTitle: z.string(),
  instance: z.string(),
  key: z.string(),
  title: z.string(),
  state: bindingStateSchema,
  coveredFrom: instant.optional().describe('Since when all is known'),
  checkedAt: instant.optional().describe('Last asked'),
  syncedAt: instant.optional().describe('Last told all there was'),
  isQueued: z.boolean().describe('Somebody wants it to be asked sooner'),
  problem: z
    .object({
      problem: z.string(),
      message: z.string(),
      operatorHint: z.string().optional(),
      since: instant,
      retryAt: instant.optional(),
    })
    .optional(),
  entities: count.describe('How many that the caller sees have it'),
  shown: z.array(shown).describe('Of these entities 5 at most'),
});

/** What of a source belongs to entities, such as one repository, and how asking about it goes. @public */
export interface ListedBinding extends z.output<typeof listedBindingSchema> {}

/** Schema of {@link SourceBindingPage}. @public */
export const sourceBindingPageSchema = z.object({
  items: z.array(schemaOf<ListedBinding>(listedBindingSchema)),
  totalItems: count,
  nextCursor: z.string().optional(),
});

/** Some of what sources are asked about: what no entity has that the caller sees is left out. @public */
export interface SourceBindingPage
  extends z.output<typeof sourceBindingPageSchema> {}

/** Schema of {@link CheckBindingBody}. @public */
export const checkBindingBodySchema = z.strictObject({
  kind,
  provider: name,
  key: z.string().min(1).max(2_000),
});

/** What is to be asked about sooner. @public */
export interface CheckBindingBody
  extends z.input<typeof checkBindingBodySchema> {}

/** Schema of {@link ProbeSourceBody}. @public */
export const probeSourceBodySchema = z.strictObject({
  kind,
  provider: name,
  instance: name,
});

/** The instance of a source that is to be tried. @public */
export interface ProbeSourceBody
  extends z.input<typeof probeSourceBodySchema> {}

/** Schema of {@link SourceProbe}. @public */
export const sourceProbeSchema = z.object({
  outcome: z
    .enum([
      'ok',
      'unauthorised',
      'forbidden',
      'not-found',
      'rate-limited',
      'unavailable',
      'bad-response',
    ])
    .describe('ok: it can be reached, and accepts the credentials'),
  message: z.string().optional(),
  operatorHint: z.string().optional(),
  retryAt: instant.optional(),
  tookMs: count,
  at: instant,
});

/** What came of asking an instance of a source as little as shows that it works. @public */
export interface SourceProbe extends z.output<typeof sourceProbeSchema> {}

/** Schema of {@link PreviewBindingsBody}. @public */
export const previewBindingsBodySchema = z.strictObject({
  entityRef: ref,
  probe: z
    .boolean()
    .default(false)
    .describe('Whether the sources that it would be asked of are tried too'),
});

/** The entity whose bindings are tried. @public */
export interface PreviewBindingsBody
  extends z.input<typeof previewBindingsBodySchema> {}

const triedBindingSchema = z.object({
  key: z.string(),
  title: z.string(),
  instance: z.string(),
  instanceTitle: z.string(),
  host: z.string().describe('Configured, never taken from the entity'),
  isKnown: z.boolean().describe('Whether the portal asks about it already'),
  sharedWith: count.describe('Other entities that have it, of those seen'),
  rules: rules.describe('Those that are about it, in their order'),
  probe: schemaOf<SourceProbe>(sourceProbeSchema).optional(),
});

/** Schema of {@link BindingPreview}. @public */
export const bindingPreviewSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  sources: z.array(
    z.object({
      kind,
      provider: z.string(),
      title: z.string(),
      status: z.enum(['bound', 'unbound', 'opted-out', 'invalid']),
      annotations: z
        .array(z.string())
        .describe('Annotations of the entity that lead to this'),
      reason: z.string().optional().describe('Why it is invalid'),
      wouldNeed: z
        .array(z.object({ annotation: z.string(), example: z.string() }))
        .describe('Annotations by which it would be bound'),
      bindings: z.array(triedBindingSchema),
    }),
  ),
});

/** How an entity would be bound at each source, by what it says now. Nothing is written. @public */
export interface BindingPreview extends z.output<typeof bindingPreviewSchema> {}
