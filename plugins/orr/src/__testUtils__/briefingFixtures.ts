import {
  Briefing,
  BriefingCounts,
  DueItem,
  ReadinessChange,
  Standing,
  STANDINGS,
} from 'backstage-plugin-orr-common';

const OWNER = 'group:default/money';
const about = {
  entityRef: 'component:default/payments',
  name: 'payments',
  title: 'Payments',
  tier: 'tier-1',
  ownerRefs: [OWNER],
};

/** @internal */
export function readinessChange(
  change: Partial<ReadinessChange> & { name?: string } = {},
): ReadinessChange {
  const { name = 'payments', ...rest } = change;
  const before = 'before' in rest ? rest.before : 'ready';
  const after = rest.after ?? 'notReady';
  return {
    entity: {
      entityRef: `component:default/${name}`,
      kind: 'component',
      namespace: 'default',
      name,
      ownerRefs: [OWNER],
      ownerState: 'owned',
    },
    direction: 'worse',
    before,
    after,
    changedAt: '2026-03-01T10:00:00.000Z',
    reasons: [{ code: 'decidedNoGo' }],
    checklists: [
      {
        checklistId: 'launch',
        checklistTitle: 'Service launch',
        before,
        after,
        changedAt: '2026-03-01T10:00:00.000Z',
      },
    ],
    ...rest,
  };
}

/** @internal */
export function dueItem(change: Partial<DueItem> = {}): DueItem {
  return {
    kind: 'action',
    id: 'd1',
    dueOn: '2026-03-20',
    entity: about,
    checklistId: 'launch',
    checklistTitle: 'Service launch',
    reviewId: 'r1',
    questionId: 'rollback',
    text: 'Build a button',
    level: 'HIGH',
    personRef: OWNER,
    ...change,
  };
}

function standings(some: Partial<Record<Standing, number>>) {
  return Object.fromEntries(
    STANDINGS.map(standing => [standing, some[standing] ?? 0]),
  ) as BriefingCounts['now'];
}

const listOf = <T>(...items: T[]) => ({ items, totalItems: items.length });

/** One team, of which every part says something. @internal */
export function briefing(change: Partial<Briefing> = {}): Briefing {
  const counts: BriefingCounts = {
    now: standings({ notReady: 1, ready: 2 }),
    then: standings({ ready: 2 }),
    unknownThen: 1,
  };
  const row = {
    entity: about,
    headline: 'notReady' as const,
    reasons: [{ code: 'decidedNoGo' as const }],
    lastReviewedAt: '2026-02-20T10:00:00.000Z',
  };
  return {
    madeAt: '2026-03-02T10:00:00.000Z',
    today: '2026-03-02',
    since: '2026-02-23',
    expiringUntil: '2026-04-01',
    historyFrom: '2026-01-01',
    counts,
    launches: listOf({
      entity: { ...about, title: 'Ticket machine' },
      checklistTitle: 'Service launch',
      reviewId: 'r2',
      reviewKind: 'launch' as const,
      state: 'inProgress' as const,
      targetDate: '2026-03-01',
      blocked: true,
      standing: 'neverReviewed' as const,
      reasons: [{ code: 'noDecision' as const }],
    }),
    launchedUnreviewed: listOf(),
    next: { items: [row], totalItems: 4 },
    teams: [
      {
        ownerRef: OWNER,
        counts,
        changes: listOf(readinessChange()),
        openHighs: listOf({
          entity: about,
          checklistTitle: 'Service launch',
          question: { id: 'zones', title: 'What if a zone is gone?' },
          state: 'action' as const,
          since: '2026-02-20T10:00:00.000Z',
          work: {
            dispositionId: 'd2',
            type: 'action' as const,
            state: 'open' as const,
            text: 'In spring | summer',
            until: '2026-06-30',
            personRef: 'user:default/kim',
          },
        }),
        overdue: listOf(dueItem({ dueOn: '2026-02-28' })),
        expiring: listOf(),
        entities: listOf(row),
      },
    ],
    teamsLeftOut: 0,
    ...change,
  };
}
