import { z } from 'zod';
import { DEPLOY_STATES } from '../deployHealth/deployState';
import { programmePlaceSchema } from './programmeSchemas';
import { ownerStateSchema, standingSchema } from './standingSchemas';
import { ref } from './wireValues';

/** Schema of {@link ReadinessSort}. @public */
export const readinessSortSchema = z.enum([
  'name',
  'standing',
  'due',
  'tier',
  'owner',
  'kind',
  'type',
  'lifecycle',
  'system',
  'programme',
  'validUntil',
  'openReview',
  'deployHealth',
]);

/** What the list of entities can be sorted by. @public */
export type ReadinessSort = z.output<typeof readinessSortSchema>;

/** Schema of {@link OpenRisk}. @public */
export const openRiskSchema = z.enum(['high', 'unanswered', 'medium', 'low']);

/** Which open questions an entity can be found by: of a level of risk, or without an answer. @public */
export type OpenRisk = z.output<typeof openRiskSchema>;

/** A query parameter that may be repeated. @internal */
export const repeated = <T extends z.ZodType>(item: T) =>
  z
    .preprocess(
      value => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(item).max(50),
    )
    .optional();
const flag = z.enum(['true', 'false']).optional();
const orNone = z
  .string()
  .max(200)
  .describe('An empty value stands for entities that have none');

/** What narrows the list; values of one parameter widen it, parameters narrow each other. @internal */
export const readinessFilterQuery = {
  scope: z
    .enum(['required', 'all'])
    .optional()
    .describe(
      'required leaves out what no checklist asks for, and the kinds user, group and location; default all',
    ),
  standing: repeated(standingSchema),
  owner: repeated(
    z
      .string()
      .max(300)
      .describe('A full ref; a group stands for all groups below it too'),
  ),
  kind: repeated(z.string().max(63)),
  type: repeated(orNone),
  lifecycle: repeated(orNone),
  tier: repeated(orNone),
  ownerState: repeated(ownerStateSchema),
  programme: repeated(
    programmePlaceSchema.describe('Where the entity is in the programme'),
  ),
  system: repeated(ref.describe('A full ref: the system itself and its parts')),
  domain: repeated(ref.describe('A full ref: its systems and their parts')),
  checklist: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe(
      'The id of one: what it applies to, with standing, reasons and validity under it in place of the headline',
    ),
  deployHealth: repeated(
    z
      .enum(DEPLOY_STATES)
      .describe(
        'How deployments to production go; none where nothing tells of them',
      ),
  ),
  risk: repeated(
    openRiskSchema.describe(
      'Has an open question of that level, under the checklist where one is chosen; an accepted risk is not open',
    ),
  ),
  inReview: flag.describe('Whether a review is running'),
  dueSoon: flag.describe('Whether the review is due soon'),
  launchedUnreviewed: flag.describe(
    'Whether it is in production without a decided review',
  ),
  contradicted: flag.describe(
    'Whether a signal contradicts an answer and nobody has responded',
  ),
  text: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Part of a name, title or ref'),
};

/** In which order the list comes; what has no value for it comes last either way. @internal */
export const readinessSortQuery = {
  sort: readinessSortSchema
    .optional()
    .describe('Default name; standing begins with the worst'),
  direction: z.enum(['asc', 'desc']).optional(),
};

const counted = z.object({
  value: z.string().describe('Empty for entities that have none'),
  count: z.int().min(0),
});
const titled = counted.extend({ title: z.string().optional() });

/** Schema of {@link ReadinessFacets}. @public */
export const readinessFacetsSchema = z.object({
  standing: z.array(counted),
  kind: z.array(counted),
  type: z.array(counted),
  lifecycle: z.array(counted),
  tier: z.array(counted),
  ownerState: z.array(counted),
  programme: z.array(counted),
  owner: z
    .array(
      counted.extend({
        title: z.string().optional(),
        groupsBelow: z
          .int()
          .min(0)
          .describe('How many groups the value stands for beside its own'),
      }),
    )
    .describe('The 1,000 owners with the most entities, and groups above them'),
  system: z
    .array(titled)
    .describe('The 1,000 systems with the most entities that the caller sees'),
  domain: z
    .array(titled)
    .describe('As far as the caller sees the systems between'),
  checklist: z
    .array(titled)
    .describe('Published checklists, each with how many entities it asks'),
  deployHealth: z.array(counted),
  risk: z
    .array(counted)
    .describe('An entity counts once for each level that it has open'),
  inReview: z.int().min(0),
  dueSoon: z.int().min(0),
  launchedUnreviewed: z.int().min(0),
  contradicted: z.int().min(0),
  leftOut: z
    .int()
    .min(0)
    .describe('How many the scope "required" leaves out under these filters'),
});

/**
 * How many entities there are for each value of a filter, under all the other filters and as far as the caller sees.
 *
 * @public
 */
export interface ReadinessFacets
  extends z.output<typeof readinessFacetsSchema> {}
