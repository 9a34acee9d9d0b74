import { z } from 'zod';
import { OWNER_STATES, OwnerState } from '../ownership';
import { STANDINGS, StandingFlags, StandingReason } from '../scoring/standing';

/** Schema of {@link Standing}. @public */
export const standingSchema = z.enum(STANDINGS);
/** Schema of {@link OwnerState}. @public */
export const ownerStateSchema = z.enum(
  OWNER_STATES,
) satisfies z.ZodType<OwnerState>;

/** Schema of {@link StandingReason}. @public */
export const standingReasonSchema = z.object({
  code: z.enum([
    'checklistDoesNotApply',
    'outOfScope',
    'exempt',
    'noDecision',
    'ownerUnresolved',
    'decidedNoGo',
    'conditionPastDue',
    'acceptanceExpired',
    'mitigationReviewPast',
    'gapPastGrace',
    'contradictionUnanswered',
    'cadencePassed',
    'newerVersionDue',
    'conditionOpen',
    'acceptedHigh',
    'mitigationResidualHigh',
    'gapWithinGrace',
    'contradictionOpen',
    'decidedGo',
  ]),
  questionId: z.string().optional(),
  conditionId: z.string().optional(),
  decisionId: z.string().optional(),
  date: z.string().optional(),
  personRef: z.string().optional(),
}) satisfies z.ZodType<StandingReason>;

/** Schema of {@link StandingFlags}. @public */
export const standingFlagsSchema = z.object({
  dueSoon: z.boolean(),
  newerVersion: z.boolean(),
  inReview: z.boolean(),
  contradicted: z.boolean(),
  launchedUnreviewed: z.boolean(),
  ownerProblem: z.boolean(),
  relaxed: z.boolean(),
}) satisfies z.ZodType<StandingFlags>;
