import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { REVIEW_STATES } from '../review/reviewState';
import { OPEN_STATES } from '../finding/unmetQuestion';
import { StandingReason } from '../scoring/standing';
import {
  DueEntity,
  dueEntitySchema,
  DueItem,
  dueItemSchema,
} from './dueSchemas';
import {
  dispositionStateSchema,
  dispositionTypeSchema,
} from './findingSchemas';
import {
  ReadinessChange,
  readinessChangeSchema,
} from './readinessChangeSchemas';
import { standingReasonSchema, standingSchema } from './standingSchemas';
import { day, instant } from './wireValues';

const reasons = z.array(schemaOf<StandingReason>(standingReasonSchema));
const first = <T>(item: z.ZodType<T, T>) =>
  z.object({
    items: z.array(item),
    totalItems: z
      .int()
      .min(0)
      .describe('How many there are with those that are not listed'),
  });

/** Schema of {@link BriefingWork}. @public */
export const briefingWorkSchema = z.object({
  dispositionId: z.string(),
  type: dispositionTypeSchema,
  state: dispositionStateSchema,
  text: z.string(),
  until: day.optional(),
  personRef: z
    .string()
    .optional()
    .describe('Who is to do the action, or who approved the rest'),
});

/** What is done about an open risk, or is asked for. @public */
export interface BriefingWork extends z.output<typeof briefingWorkSchema> {}

/** Schema of {@link BriefingRisk}. @public */
export const briefingRiskSchema = z.object({
  entity: schemaOf<DueEntity>(dueEntitySchema),
  checklistTitle: z.string(),
  question: z.object({ id: z.string(), title: z.string() }),
  state: z.enum(OPEN_STATES).describe('How the question stands'),
  since: instant,
  work: schemaOf<BriefingWork>(briefingWorkSchema)
    .optional()
    .describe('What is due first of what is done about it or asked for'),
});

/** A question that is open with a high risk, with what is done about it. @public */
export interface BriefingRisk extends z.output<typeof briefingRiskSchema> {}

/** Schema of {@link BriefingEntity}. @public */
export const briefingEntitySchema = z.object({
  entity: schemaOf<DueEntity>(dueEntitySchema),
  headline: standingSchema,
  reasons,
  dueOn: day.optional(),
  lastReviewedAt: instant
    .optional()
    .describe('When a launch or periodic review was last decided'),
  undecided: z
    .array(z.string())
    .optional()
    .describe(
      'Titles of the checklists under which nothing was decided yet; only of what was reviewed under another',
    ),
});

/** An entity with where it stands and when it was last reviewed. @public */
export interface BriefingEntity extends z.output<typeof briefingEntitySchema> {}

/** Schema of {@link BriefingLaunch}. @public */
export const briefingLaunchSchema = z.object({
  entity: schemaOf<DueEntity>(dueEntitySchema),
  checklistTitle: z.string(),
  reviewId: z.string(),
  reviewKind: reviewKindSchema,
  state: z.enum(REVIEW_STATES),
  targetDate: day.optional(),
  blocked: z
    .boolean()
    .describe(
      'The latest decision was no-go, the entity is not ready under the checklist, or the target day has passed',
    ),
  standing: standingSchema,
  reasons: reasons.describe('Of the standing under the checklist'),
});

/** A launch that is prepared or that was refused. @public */
export interface BriefingLaunch extends z.output<typeof briefingLaunchSchema> {}

/** Schema of {@link BriefingCounts}. @public */
export const briefingCountsSchema = z.object({
  now: z.record(standingSchema, z.int().min(0)),
  then: z
    .record(standingSchema, z.int().min(0))
    .describe('The same entities at the end of the day to compare with'),
  unknownThen: z
    .int()
    .min(0)
    .describe('Those of which nothing was known on that day'),
});

/** How many entities stand where, now and then. @public */
export interface BriefingCounts extends z.output<typeof briefingCountsSchema> {}

/** Schema of {@link TeamBriefing}. @public */
export const teamBriefingSchema = z.object({
  ownerRef: z.string().describe('The group, with the groups below it'),
  counts: schemaOf<BriefingCounts>(briefingCountsSchema),
  changes: first(schemaOf<ReadinessChange>(readinessChangeSchema)),
  openHighs: first(schemaOf<BriefingRisk>(briefingRiskSchema)),
  overdue: first(schemaOf<DueItem>(dueItemSchema)),
  expiring: first(schemaOf<DueItem>(dueItemSchema)),
  entities: first(schemaOf<BriefingEntity>(briefingEntitySchema)),
});

/** What a briefing says of one team. @public */
export interface TeamBriefing extends z.output<typeof teamBriefingSchema> {}

/** Schema of {@link Briefing}. @public */
export const briefingSchema = z.object({
  madeAt: instant,
  today: day.describe('In the time zone of the organisation'),
  since: day.describe('What is compared with, at the end of the day'),
  expiringUntil: day,
  historyFrom: day
    .optional()
    .describe('The first day of which anything is known'),
  counts: schemaOf<BriefingCounts>(briefingCountsSchema),
  launches: first(schemaOf<BriefingLaunch>(briefingLaunchSchema)),
  launchedUnreviewed: first(schemaOf<BriefingEntity>(briefingEntitySchema)),
  next: first(schemaOf<BriefingEntity>(briefingEntitySchema)).describe(
    'What was never reviewed, the most critical tier first',
  ),
  teams: z.array(schemaOf<TeamBriefing>(teamBriefingSchema)),
  teamsLeftOut: z
    .int()
    .min(0)
    .describe('Groups of the caller that found no room'),
});

/** What an operations review is to know of some teams, all of them together and one by one. @public */
export interface Briefing extends z.output<typeof briefingSchema> {}
