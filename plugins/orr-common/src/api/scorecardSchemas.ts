import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { Standing } from '../scoring/standing';
import { standingSchema } from './standingSchemas';
import { day, instant, ref } from './wireValues';

const count = z.int().min(0);

/** Schema of {@link StandingCounts}. @public */
export const standingCountsSchema = z.object({
  total: count.describe('The sum of the standings'),
  standings: z
    .record(standingSchema, count)
    .describe('Every standing is named, also where nothing stands there'),
});

/** How many entities stand where. @public */
export interface StandingCounts {
  /** The sum of the standings. */
  total: number;
  /** Every standing is named, also where nothing stands there. */
  standings: Record<Standing, number>;
}

/** Schema of {@link TierCounts}. @public */
export const tierCountsSchema = standingCountsSchema.extend({
  tier: z.string().describe('Empty for entities that have none'),
});

/** How many entities of one tier stand where. @public */
export interface TierCounts extends StandingCounts {
  /** Empty for entities that have none. */
  tier: string;
}

/** Schema of {@link DayCounts}. @public */
export const dayCountsSchema = standingCountsSchema.extend({ day });

/** How many entities stood where at the end of a day. @public */
export interface DayCounts extends StandingCounts {
  /** In the time zone of the portal. */
  day: string;
}

/** Schema of {@link ScorecardScopeKind}. @public */
export const scorecardScopeKindSchema = z.enum([
  'all',
  'group',
  'system',
  'domain',
]);

/** What a scorecard can be about: everything, groups with all below them, a system, or the systems of a domain. @public */
export type ScorecardScopeKind = z.output<typeof scorecardScopeKindSchema>;

const scopeShape = {
  kind: scorecardScopeKindSchema,
  refs: z
    .array(z.string())
    .describe('Lower case; none of everything, several only of groups'),
};

/** Schema of {@link ScorecardCoverage}. @public */
export const scorecardCoverageSchema = z.object({
  inScope: count.describe(
    'In scope of the programme and not exempt: what coverage is a share of',
  ),
  covered: count.describe('Of these, with a decision in date'),
  exempt: count,
  outOfScope: count.describe('Asked by a checklist, but outside of the scope'),
  target: z
    .number()
    .optional()
    .describe(
      'What share is aimed at, from 0 to 1; absent where the configuration has none',
    ),
});

/** How much of the programme's scope has a decision in date. @public */
export interface ScorecardCoverage
  extends z.output<typeof scorecardCoverageSchema> {}

/** Schema of {@link Freshness}. @public */
export const freshnessSchema = z.object({
  from: z
    .enum(['rollUps', 'rows'])
    .describe(
      'rollUps: kept counts, which follow changes within seconds; rows: counted from what the caller may see',
    ),
  asOf: instant
    .optional()
    .describe(
      'All changes up to here are counted; absent until the counts were complete for the first time',
    ),
  due: count.describe(
    'How many changes of entities are not counted yet; above 10,000 it says 10,000',
  ),
});

/** How current counts are. @public */
export interface Freshness extends z.output<typeof freshnessSchema> {}

/** Schema of {@link Scorecard}. @public */
export const scorecardSchema = z.object({
  scope: z.object(scopeShape),
  checklistId: z
    .string()
    .optional()
    .describe('Absent: the headline, which is the worst over all checklists'),
  at: day,
  today: day,
  counts: standingCountsSchema
    .extend({
      tiers: z
        .array(schemaOf<TierCounts>(tierCountsSchema))
        .optional()
        .describe(
          'In the order of the programme, else by name, entities without a tier last; absent for a past day, of which tiers are not kept',
        ),
    })
    .optional()
    .describe('Absent where `untold` has "at"'),
  since: schemaOf<DayCounts>(dayCountsSchema)
    .optional()
    .describe('The day compared with, where one was asked for and is told'),
  trend: z
    .array(schemaOf<DayCounts>(dayCountsSchema))
    .optional()
    .describe(
      'Oldest first, the last is `at`; a point for each day or week, 53 at most; absent where `untold` has "trend"',
    ),
  coverage: schemaOf<ScorecardCoverage>(scorecardCoverageSchema)
    .optional()
    .describe('Only of today and of all checklists together'),
  untold: z
    .array(z.enum(['at', 'since', 'trend']))
    .describe(
      'Past days that are not told because they would have to be counted from too many rows',
    ),
  history: z.object({
    ownersAsOf: z
      .enum(['then', 'now'])
      .describe(
        'Whether the oldest of the days told is of the entities that belonged to the scope then, or of those that do now',
      ),
    keptSince: day
      .optional()
      .describe(
        'From this day on counts are as they were; days before it are recomputed with the owners of now',
      ),
  }),
  freshness: schemaOf<Freshness>(freshnessSchema),
});

/**
 * Where the entities of a scope stand, as far as the caller sees, and where they stood. Users, groups and locations are in
 * no count.
 *
 * @public
 */
export interface Scorecard extends z.output<typeof scorecardSchema> {}

/** Schema of {@link ScorecardBranch}. @public */
export const scorecardBranchSchema = z.object({
  ref: z.string().describe('Lower case'),
  kind: z.enum(['group', 'system', 'domain']),
  name: z.string(),
  title: z.string().optional(),
  hasBelow: z
    .boolean()
    .describe('Whether the caller sees groups, or systems of a domain, below'),
  counts: standingCountsSchema.extend({
    tiers: z.array(schemaOf<TierCounts>(tierCountsSchema)),
  }),
});

/** A group, system or domain with how many of its entities stand where; of a group with all groups below it. @public */
export interface ScorecardBranch
  extends z.output<typeof scorecardBranchSchema> {}

/** Schema of {@link ScorecardTree}. @public */
export const scorecardTreeSchema = z.object({
  items: z.array(schemaOf<ScorecardBranch>(scorecardBranchSchema)),
  nextCursor: z.string().optional(),
  freshness: schemaOf<Freshness>(freshnessSchema),
});

/** A page of what is below one place of the organisation, by name, as far as the caller sees. @public */
export interface ScorecardTree extends z.output<typeof scorecardTreeSchema> {}

/** Schema of {@link ScorecardFigureKey}. @public */
export const scorecardFigureKeySchema = z.enum([
  'coverage',
  'openHighs',
  'acceptedHighs',
  'overdueActions',
  'expiringAcceptances',
  'daysToClose',
  'currency',
  'automationShare',
  'notApplicableRate',
]);

/**
 * A figure beside the counts, named by its formula:
 *
 * - `coverage`: entities in scope of the programme with a decision in date ÷ entities in scope.
 * - `openHighs`: questions of a high level that are open by the decisions in force: nobody has accepted the risk or confirmed a
 *   mitigation that lowers it.
 * - `acceptedHighs`: such gaps of which the risk is accepted, in date.
 * - `overdueActions`: open actions past their due day.
 * - `expiringAcceptances`: approved acceptances that expire within 30 days.
 * - `daysToClose`: the median of days from the start of an action to its end, of those closed within the last 180 days.
 * - `currency`: entities in scope of the programme whose reviews are within their period ÷ entities in scope with any decision.
 * - `automationShare`: answers that a system has told or an event has shown ÷ questions that apply, over the decisions in force.
 * - `notApplicableRate`: questions that do not apply ÷ questions asked, over the decisions in force.
 *
 * @public
 */
export type ScorecardFigureKey = z.output<typeof scorecardFigureKeySchema>;

/** Schema of {@link ScorecardFigure}. @public */
export const scorecardFigureSchema = z.object({
  key: scorecardFigureKeySchema,
  unit: z.enum(['count', 'days', 'share']),
  value: z
    .number()
    .optional()
    .describe(
      'Absent where there is nothing to compute it from; of a share from 0 to 1',
    ),
  n: count.describe(
    'Out of how much it is: the entities of a count, the closed actions of a median, the whole of a share',
  ),
  part: count.optional().describe('How many of `n`; of a share alone'),
  target: z
    .object({
      value: z.number(),
      is: z.enum(['atLeast', 'atMost']),
    })
    .optional()
    .describe('From the configuration of the portal; absent where it has none'),
  since: z
    .object({
      value: z.number().optional(),
      n: count.optional().describe('Absent where history does not tell it'),
    })
    .optional()
    .describe('On the day compared with, where history tells it'),
  trend: z
    .array(z.object({ day, value: z.number().optional() }))
    .optional()
    .describe(
      'At the ends of days, oldest first and now last, without those that history does not tell; absent where it was not asked for',
    ),
});

/** One figure, with out of how much it is. @public */
export interface ScorecardFigure
  extends z.output<typeof scorecardFigureSchema> {}

/** Schema of {@link ScorecardFigures}. @public */
export const scorecardFiguresSchema = z.object({
  scope: z.object(scopeShape),
  at: day,
  since: day.optional(),
  figures: z
    .array(schemaOf<ScorecardFigure>(scorecardFigureSchema))
    .describe('Those that can be told, in a fixed order'),
});

/** Figures beside the counts, as far as the caller sees. @public */
export interface ScorecardFigures
  extends z.output<typeof scorecardFiguresSchema> {}

const refs = z
  .preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(ref).max(50),
  )
  .optional();

/** What a scorecard is about; only one of group, system and domain. @internal */
export const scorecardScopeQuery = {
  group: refs.describe(
    'A full ref; a group stands for all groups below it too. Several are counted together, each entity once',
  ),
  system: ref.optional().describe('A full ref'),
  domain: ref.optional().describe('A full ref: all its systems together'),
};
