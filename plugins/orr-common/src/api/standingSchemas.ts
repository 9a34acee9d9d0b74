import { z } from 'zod';
import { STANDINGS } from '../scoring/standing';

/** @public */
export const standingSchema = z.enum(STANDINGS);
/** @public */
export const ownerStateSchema = z.enum([
  'owned',
  'unowned',
  'ownerNotFound',
  'ownerIsPerson',
]);

/** @public */
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
});

/** @public */
export const standingFlagsSchema = z.object({
  dueSoon: z.boolean(),
  newerVersion: z.boolean(),
  inReview: z.boolean(),
  contradicted: z.boolean(),
  launchedUnreviewed: z.boolean(),
  ownerProblem: z.boolean(),
  relaxed: z.boolean(),
});
