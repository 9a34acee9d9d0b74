import { Standing } from 'backstage-plugin-orr-common';
import { AT, entity, REVIEW_ID, underChecklist } from './exampleObjects';
import type { OperationExample } from './OperationExample';

type BriefingOperationId = 'listReadinessChanges' | 'listDue' | 'getBriefing';

const { entityRef, name, ownerRefs } = entity;
const about = { entityRef, name, ownerRefs };
const change = {
  entity,
  direction: 'worse' as const,
  before: 'ready' as const,
  after: 'notReady' as const,
  changedAt: AT,
  reasons: underChecklist.reasons,
  checklists: [
    {
      checklistId: 'launch',
      checklistTitle: 'Launch',
      before: 'ready' as const,
      after: 'notReady' as const,
      changedAt: AT,
    },
  ],
};
const dueItem = {
  kind: 'action' as const,
  id: 'd1',
  dueOn: '2026-03-20',
  entity: about,
  checklistId: 'launch',
  checklistTitle: 'Launch',
  reviewId: REVIEW_ID,
  questionId: 'rollback',
  text: 'Close it',
  level: 'HIGH' as const,
  personRef: 'group:default/payments',
};
const counted = (count: number): Record<Standing, number> => ({
  notReady: count,
  neverReviewed: 0,
  overdue: 0,
  readyWithConditions: 0,
  ready: 0,
  notRequired: 0,
});
const counts = { now: counted(1), then: counted(0), unknownThen: 1 };
const row = {
  entity: about,
  headline: 'notReady' as const,
  reasons: underChecklist.reasons,
  lastReviewedAt: AT,
  undecided: ['Security'],
};
const one = <T>(item: T) => ({ items: [item], totalItems: 1 });

/** Examples of what changed, what falls due, and briefings of both. @internal */
export const briefingExamples: {
  [TId in BriefingOperationId]: OperationExample<TId>;
} = {
  listReadinessChanges: {
    url: '/readiness/changes?since=2026-02-01&until=2026-03-01&owner=group:default/a&limit=5',
    served: {
      by: 'briefings.listReadinessChanges',
      with: {
        since: '2026-02-01',
        until: '2026-03-01',
        owner: ['group:default/a'],
        limit: 5,
      },
    },
    output: {
      since: '2026-02-01',
      until: '2026-03-01',
      historyFrom: '2026-01-15',
      items: [change],
      totalItems: 1,
      moves: [
        { direction: 'worse', before: 'ready', after: 'notReady', count: 1 },
      ],
      nextCursor: 'next',
    },
    invalid: {
      url: '/readiness/changes?since=yesterday',
      message: 'query.since: ',
    },
    auditMeta: { queryType: 'changes' },
  },
  listDue: {
    url: '/readiness/due?from=2026-03-01&until=2026-03-31&kind=action&kind=review',
    served: {
      by: 'briefings.listDue',
      with: {
        from: '2026-03-01',
        until: '2026-03-31',
        kind: ['action', 'review'],
        limit: 50,
      },
    },
    output: {
      from: '2026-03-01',
      until: '2026-03-31',
      today: '2026-03-02',
      items: [dueItem],
      totalItems: 1,
      kinds: [{ kind: 'action', count: 1 }],
    },
    invalid: {
      url: '/readiness/due?kind=birthday',
      message: 'query.kind[0]: ',
    },
    auditMeta: { queryType: 'due', from: '2026-03-01' },
  },
  getBriefing: {
    url: '/briefing?group=group:default/payments&since=2026-02-01',
    served: {
      by: 'briefings.getBriefing',
      with: { group: ['group:default/payments'], since: '2026-02-01' },
    },
    output: {
      madeAt: AT,
      today: '2026-03-02',
      since: '2026-02-01',
      expiringUntil: '2026-04-01',
      historyFrom: '2026-01-15',
      counts,
      launches: one({
        entity: about,
        checklistTitle: 'Launch',
        reviewId: REVIEW_ID,
        reviewKind: 'launch',
        state: 'inProgress',
        targetDate: '2026-03-20',
        blocked: true,
        standing: 'notReady',
        reasons: underChecklist.reasons,
      }),
      launchedUnreviewed: one(row),
      next: one(row),
      teams: [
        {
          ownerRef: 'group:default/payments',
          counts,
          changes: one(change),
          openHighs: one({
            entity: about,
            checklistTitle: 'Launch',
            question: { id: 'rollback', title: 'Can you roll back?' },
            state: 'action',
            since: AT,
            work: {
              dispositionId: 'd1',
              type: 'action',
              state: 'open',
              text: 'Close it',
              until: '2026-03-20',
              personRef: 'group:default/payments',
            },
          }),
          overdue: one(dueItem),
          expiring: one(dueItem),
          entities: one(row),
        },
      ],
      teamsLeftOut: 0,
    },
    invalid: {
      url: '/briefing?group=payments',
      message: 'query.group[0]: ',
    },
    auditMeta: { queryType: 'briefing' },
  },
};
