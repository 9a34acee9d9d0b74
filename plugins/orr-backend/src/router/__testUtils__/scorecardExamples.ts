import {
  OperationId,
  RollUpState,
  StandingCounts,
} from 'backstage-plugin-orr-common';
import { AT } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const GROUP = 'group:default/payments';

const counts: StandingCounts = {
  total: 5,
  standings: {
    notReady: 1,
    neverReviewed: 2,
    overdue: 0,
    readyWithConditions: 0,
    ready: 2,
    notRequired: 0,
  },
};
const freshness = { from: 'rollUps', asOf: AT, due: 0 } as const;
const state: RollUpState = {
  freshness: { from: 'rollUps', due: 3 },
  keptSince: '2026-03-01',
  rebuild: { startedAt: AT, startedBy: 'user:default/ines', done: 2, total: 5 },
  check: {
    checkedAt: AT,
    compared: 12,
    differences: 1,
    examples: [
      { scope: `group ${GROUP}`, standing: 'ready', kept: 3, computed: 2 },
    ],
  },
};

type ScorecardOperationId = Exclude<
  Extract<
    OperationId,
    | `getScorecard${string}`
    | 'getRollUpState'
    | 'checkRollUps'
    | 'rebuildRollUps'
  >,
  'getScorecardSections'
>;

/** Examples of where groups, systems and domains stand. @internal */
export const scorecardExamples: {
  [TId in ScorecardOperationId]: OperationExample<TId>;
} = {
  getScorecard: {
    url: `/scorecard?group=${GROUP}&since=2026-02-01`,
    served: {
      by: 'scorecards.getScorecard',
      with: { group: [GROUP], since: '2026-02-01', trendDays: 91 },
    },
    output: {
      scope: { kind: 'group', refs: [GROUP] },
      at: '2026-03-02',
      today: '2026-03-02',
      counts: { ...counts, tiers: [{ tier: 'tier-1', ...counts }] },
      since: { day: '2026-02-01', ...counts },
      trend: [{ day: '2026-03-02', ...counts }],
      coverage: { inScope: 5, covered: 2, exempt: 0, outOfScope: 0 },
      untold: [],
      history: { ownersAsOf: 'now', keptSince: '2026-03-01' },
      freshness,
    },
    invalid: { url: '/scorecard?at=soon', message: 'query.at: ' },
    auditMeta: { queryType: 'scope' },
  },
  getScorecardTree: {
    url: `/scorecard/tree?parent=${GROUP}`,
    served: {
      by: 'scorecards.getScorecardTree',
      with: { parent: GROUP, limit: 50 },
    },
    output: {
      items: [
        {
          ref: 'group:default/cards',
          kind: 'group',
          name: 'cards',
          title: 'Cards',
          hasBelow: false,
          counts: { ...counts, tiers: [{ tier: '', ...counts }] },
        },
      ],
      nextCursor: 'abc',
      freshness,
    },
    invalid: {
      url: '/scorecard/tree?of=people',
      message: 'query.of: ',
    },
    auditMeta: { queryType: 'tree' },
  },
  getScorecardFigures: {
    url: '/scorecard/figures?domain=domain:default/retail',
    served: {
      by: 'scorecards.getScorecardFigures',
      with: { domain: 'domain:default/retail', trendDays: 0 },
    },
    output: {
      scope: { kind: 'domain', refs: ['domain:default/retail'] },
      at: '2026-03-02',
      since: '2026-02-01',
      figures: [
        {
          key: 'openHighs',
          unit: 'count',
          value: 3,
          n: 2,
          since: { value: 4, n: 2 },
        },
        { key: 'daysToClose', unit: 'days', n: 0 },
      ],
    },
    invalid: {
      url: '/scorecard/figures?system=shop',
      message: 'query.system: must be a full entity ref',
    },
    auditMeta: { queryType: 'figures' },
  },
  getRollUpState: {
    url: '/scorecard/roll-ups',
    served: { by: 'rollUps.getRollUpState' },
    output: state,
    invalid: {
      url: '/scorecard/roll-ups?limit=1',
      message: 'query.limit: is not known',
    },
    auditMeta: { queryType: 'state' },
  },
  checkRollUps: {
    url: '/scorecard/roll-ups/checks',
    served: { by: 'rollUps.checkRollUps' },
    output: state,
    invalid: {
      url: '/scorecard/roll-ups/checks?limit=1',
      message: 'query.limit: is not known',
    },
    auditMeta: { actionType: 'check' },
  },
  rebuildRollUps: {
    url: '/scorecard/roll-ups/rebuilds',
    served: { by: 'rollUps.rebuildRollUps' },
    output: state,
    invalid: {
      url: '/scorecard/roll-ups/rebuilds?limit=1',
      message: 'query.limit: is not known',
    },
    auditMeta: { actionType: 'rebuild' },
  },
};
