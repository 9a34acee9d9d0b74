import { z } from 'zod';
import { riskSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { OPEN_STATES, UNMET_STATES } from '../finding/unmetQuestion';
import {
  openRiskSchema,
  readinessFilterQuery,
  repeated,
} from './readinessListSchemas';
import { instant, ref } from './wireValues';

const key = z.string().min(1).max(128);

/** Schema of {@link GapLevel}. @public */
export const gapLevelSchema = z.enum([
  'HIGH',
  'UNANSWERED',
  'MEDIUM',
  'LOW',
  'NONE',
  'NOT_APPLICABLE',
]);

/** The level of a question after what was decided about it. @public */
export type GapLevel = z.output<typeof gapLevelSchema>;

/** Schema of {@link GapSort}. @public */
export const gapSortSchema = z.enum(['level', 'name', 'since']);

/** What the list of open questions can be sorted by. @public */
export type GapSort = z.output<typeof gapSortSchema>;

/** What narrows the entities that are counted; values of one parameter widen it, parameters narrow each other. @internal */
export const gapFilterQuery = {
  owner: readinessFilterQuery.owner,
  team: ref
    .optional()
    .describe('What this group and those below it own; narrows owner'),
  ownedBy: ref
    .optional()
    .describe('What this group or person owns itself, without groups below'),
  partOf: ref
    .optional()
    .describe('The parts of this system, without itself; narrows system'),
  system: readinessFilterQuery.system,
  domain: readinessFilterQuery.domain,
  ownerState: readinessFilterQuery.ownerState,
  deployHealth: readinessFilterQuery.deployHealth,
  risk: repeated(openRiskSchema).describe(
    'Has an open question of that level, under any checklist; an accepted risk is not open',
  ),
  kind: readinessFilterQuery.kind,
  type: readinessFilterQuery.type,
  lifecycle: readinessFilterQuery.lifecycle,
  tier: readinessFilterQuery.tier,
  standing: readinessFilterQuery.standing,
};

/** The same with which questions. @internal */
export const gapListQuery = {
  ...gapFilterQuery,
  checklist: key.optional(),
  section: key.optional(),
  area: z.string().min(1).max(500).optional(),
  question: key.optional(),
  state: repeated(z.enum(UNMET_STATES)).describe(
    `Default ${OPEN_STATES.join(', ')}`,
  ),
  level: repeated(gapLevelSchema),
  contradicted: z.enum(['true', 'false']).optional(),
};

/** In which order the list comes. @internal */
export const gapSortQuery = {
  sort: gapSortSchema
    .optional()
    .describe('Default level, the highest risk first'),
  direction: z.enum(['asc', 'desc']).optional(),
};

/** Which rows and columns a heat map has. @internal */
export const heatMapQuery = {
  ...gapFilterQuery,
  rows: z.enum(['groups', 'systems']).default('groups'),
  group: ref
    .optional()
    .describe('Rows are the groups right below this one; default the top ones'),
  columns: z
    .enum(['sections', 'areas'])
    .default('sections')
    .describe('Sections of one checklist, or areas over all checklists'),
  checklist: key.optional().describe('Needed for sections'),
};

const count = z.int().min(0);

/** Schema of {@link OpenCounts}. @public */
export const openCountsSchema = z.object({
  high: count,
  unanswered: count,
  medium: count,
  low: count,
});

/** How many open questions there are by level, accepted ones not among them. @public */
export interface OpenCounts extends z.output<typeof openCountsSchema> {}

/** Schema of {@link HeatMapCell}. @public */
export const heatMapCellSchema = z.object({
  column: z.string(),
  asked: count.describe(
    'Questions that apply, added up over the entities that were decided on',
  ),
  open: schemaOf<OpenCounts>(openCountsSchema),
  openTotal: count,
  entities: count.describe('Entities with an open question'),
  accepted: count.describe('Questions whose risk is accepted'),
  contradicted: count.describe(
    'Questions with whose answer a signal disagrees, without a response',
  ),
});

/** What is open of one column for one row: counts, never a mean. @public */
export interface HeatMapCell extends z.output<typeof heatMapCellSchema> {}

/** Schema of {@link HeatMapRow}. @public */
export const heatMapRowSchema = z.object({
  entityRef: z
    .string()
    .optional()
    .describe('The group or system; absent for all together'),
  title: z.string().optional(),
  isItself: z
    .boolean()
    .describe('What the chosen group owns itself, without the groups below'),
  hasGroupsBelow: z.boolean(),
  entities: count.describe('Entities that a checklist asks for'),
  decided: count.describe('Of these, those with a decision to go by'),
  cells: z.array(schemaOf<HeatMapCell>(heatMapCellSchema)),
});

/** A group, a system, or all together. An entity with several owners is in several rows. @public */
export interface HeatMapRow extends z.output<typeof heatMapRowSchema> {}

/** Schema of {@link HeatMap}. @public */
export const heatMapSchema = z.object({
  columns: z.array(
    z.object({ id: z.string(), title: z.string(), questions: count }),
  ),
  total: schemaOf<HeatMapRow>(heatMapRowSchema),
  asOf: instant
    .optional()
    .describe(
      'All changes up to here are counted, for whom that takes a while. Absent of counts that follow changes within seconds',
    ),
  rows: z.array(schemaOf<HeatMapRow>(heatMapRowSchema)),
  nextCursor: z.string().optional(),
});

/** Where open questions are, by team or system, and section or area. @public */
export interface HeatMap extends z.output<typeof heatMapSchema> {}

const named = z.object({ id: z.string(), title: z.string() });

/** Schema of {@link GapItem}. @public */
export const gapItemSchema = z.object({
  entity: z.object({
    entityRef: z.string(),
    title: z.string().optional(),
    tier: z.string().optional(),
  }),
  checklist: named,
  section: named,
  question: named,
  area: z.string(),
  level: gapLevelSchema,
  state: z.enum(UNMET_STATES),
  contradicted: z.boolean(),
  since: instant,
  review: z
    .object({ reviewId: z.uuid(), entityRef: z.string() })
    .optional()
    .describe(
      'The review that was decided, of the entity or of a system; absent where the caller may not see that system',
    ),
});

/** A question that an entity does not meet. @public */
export interface GapItem extends z.output<typeof gapItemSchema> {}

/** Schema of {@link GapPage}. @public */
export const gapPageSchema = z.object({
  items: z.array(schemaOf<GapItem>(gapItemSchema)),
  totalItems: count,
  nextCursor: z.string().optional(),
});

/** A page of the list; `nextCursor` is absent on the last one. @public */
export interface GapPage extends z.output<typeof gapPageSchema> {}

/** Schema of {@link QuestionTheme}. @public */
export const questionThemeSchema = z.object({
  question: named,
  section: named,
  area: z.string(),
  risk: riskSchema,
  asked: count.describe(
    'Entities decided on that were asked, those to which it does not apply included',
  ),
  open: schemaOf<OpenCounts>(openCountsSchema),
  openTotal: count.describe('Entities for which it is open'),
  accepted: count,
  contradicted: count,
  notApplicable: count,
  teams: z
    .array(
      z.object({
        ownerRef: z.string(),
        title: z.string().optional(),
        entities: count,
      }),
    )
    .describe('The five owners with the most entities for which it is open'),
  teamCount: count.describe('Owners of entities for which it is open'),
  timeToAnswer: z
    .object({
      medianHours: z.number().min(0),
      n: count.describe('Reviews of those with an answer of their own'),
    })
    .optional()
    .describe(
      'From the start of a review to the first answer that was neither carried over nor handed on, of the 200 reviews started last; absent where there is none',
    ),
  closed: z
    .object({ count, medianDays: z.number().min(0) })
    .optional()
    .describe(
      'Actions about it that were done within 365 days, from their start to their end; absent where there are none',
    ),
  incidents: z
    .object({ count, entities: count })
    .optional()
    .describe(
      'Incidents opened within 365 days that it should have caught, as was said in hindsight, and at how many entities; absent where there are none',
    ),
});

/** How one question fares over all entities. An entity is counted once for it. @public */
export interface QuestionTheme extends z.output<typeof questionThemeSchema> {}

/** Schema of {@link Themes}. @public */
export const themesSchema = z.object({
  checklist: named.extend({ version: z.int().min(1) }),
  entities: count.describe('Entities that the checklist asks for'),
  decided: count.describe('Of these, those with a decision to go by'),
  questions: z
    .array(schemaOf<QuestionTheme>(questionThemeSchema))
    .describe('What is open most often comes first'),
});

/** Which questions of a checklist are open most often, and for whom. @public */
export interface Themes extends z.output<typeof themesSchema> {}
