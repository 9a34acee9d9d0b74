import { z } from 'zod';
import {
  orrReadinessReadPermission,
  orrReadModelMaintainPermission,
} from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import { Operation } from './Operation';
import { paging } from './operationParams';
import { RollUpState, rollUpStateSchema } from './rollUpSchemas';
import {
  Scorecard,
  ScorecardFigures,
  scorecardFiguresSchema,
  scorecardSchema,
  scorecardScopeQuery,
  ScorecardTree,
  scorecardTreeSchema,
} from './scorecardSchemas';
import { day, ref } from './wireValues';

const checklist = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .describe('The id of one; without it the headline over all');

const trendDays = z.coerce.number().int().min(0).max(371);

/** Where groups, systems and domains stand, and the kept counts behind that. @internal */
export const scorecardOperations = {
  getScorecard: {
    method: 'get',
    path: '/scorecard',
    summary:
      'How many entities of a scope stand where, by tier, how that was on past days, and how much of the programme is covered, as far as the caller sees',
    query: z.object({
      ...scorecardScopeQuery,
      checklist,
      at: day.optional().describe('Today or a day before it; default today'),
      since: day.optional().describe('A day before it to compare with'),
      trendDays: trendDays
        .default(91)
        .describe(
          'How far the trend goes back from that day: up to 53 by the day, else by the week. 0 tells of that day alone, which costs least where it is today',
        ),
    }),
    response: schemaOf<Scorecard>(scorecardSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'scorecard-fetch', meta: { queryType: 'scope' } },
  },
  getScorecardTree: {
    method: 'get',
    path: '/scorecard/tree',
    summary:
      'What is below a group or domain, or at the top, with how many entities stand where, as far as the caller sees',
    query: z.object({
      ...paging,
      checklist,
      parent: ref
        .optional()
        .describe(
          'A group for the groups below it, or a domain for its systems',
        ),
      of: z
        .enum(['groups', 'domains', 'systems'])
        .optional()
        .describe(
          'Without a parent: the groups without one that the caller sees (default), all domains, or all systems',
        ),
    }),
    response: schemaOf<ScorecardTree>(scorecardTreeSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'scorecard-fetch', meta: { queryType: 'tree' } },
  },
  getScorecardFigures: {
    method: 'get',
    path: '/scorecard/figures',
    summary:
      'Open and accepted highs, overdue actions and other figures of a scope, each with out of how much it is, as far as the caller sees',
    query: z.object({
      ...scorecardScopeQuery,
      since: day.optional().describe('A past day to compare with'),
      trendDays: trendDays
        .default(0)
        .describe(
          'How far the trend of each figure goes back from today: up to 53 by the day, else by the week. 0 tells none',
        ),
    }),
    response: schemaOf<ScorecardFigures>(scorecardFiguresSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'scorecard-fetch', meta: { queryType: 'figures' } },
  },
  getRollUpState: {
    method: 'get',
    path: '/scorecard/roll-ups',
    summary:
      'How current the kept counts are, what the last check of them found, and whether they are being rebuilt',
    response: schemaOf<RollUpState>(rollUpStateSchema),
    status: 200,
    permission: orrReadModelMaintainPermission,
    audit: { eventId: 'roll-up-fetch', meta: { queryType: 'state' } },
  },
  checkRollUps: {
    method: 'post',
    path: '/scorecard/roll-ups/checks',
    summary: 'Compare the kept counts with a recomputation from scratch',
    response: schemaOf<RollUpState>(rollUpStateSchema),
    status: 200,
    permission: orrReadModelMaintainPermission,
    audit: { eventId: 'roll-up-mutate', meta: { actionType: 'check' } },
  },
  rebuildRollUps: {
    method: 'post',
    path: '/scorecard/roll-ups/rebuilds',
    summary:
      'Have the kept counts computed from scratch, beside those that are shown until it is done; one that is under way goes on',
    response: schemaOf<RollUpState>(rollUpStateSchema),
    status: 202,
    permission: orrReadModelMaintainPermission,
    audit: { eventId: 'roll-up-mutate', meta: { actionType: 'rebuild' } },
  },
} as const satisfies Record<string, Operation>;
