import { Entity } from '@backstage/catalog-model';
import {
  ChecklistReadiness,
  ChecklistSummary,
  ChecklistVersion,
  Decision,
  EntityReadiness,
  ReadinessFacets,
  ReadinessRow,
  ReviewDetail,
  ReviewSummary,
} from 'backstage-plugin-orr-common';

/** A component owned by a group. @internal */
export function paymentsEntity(kind = 'Component'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'payments', namespace: 'default' },
    spec: { type: 'service', owner: 'group:default/money' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/money' }],
  };
}

const FLAGS = {
  dueSoon: false,
  newerVersion: false,
  inReview: false,
  contradicted: false,
  launchedUnreviewed: false,
  ownerProblem: false,
  relaxed: false,
};

/** @internal */
export function checklistReadiness(
  change: Partial<ChecklistReadiness> = {},
): ChecklistReadiness {
  return {
    checklistId: 'launch',
    checklistTitle: 'Service launch readiness',
    checklistVersion: 3,
    standing: 'neverReviewed',
    rule: 2,
    reasons: [{ code: 'noDecision' }],
    flags: FLAGS,
    computedAt: '2026-03-01T10:00:00.000Z',
    ...change,
  };
}

/** @internal */
export function entityReadiness(
  change: Partial<EntityReadiness> = {},
): EntityReadiness {
  const checklists = change.checklists ?? [checklistReadiness()];
  return {
    entity: {
      entityRef: 'component:default/payments',
      kind: 'component',
      namespace: 'default',
      name: 'payments',
      type: 'service',
      lifecycle: 'production',
      tier: 'tier-1',
      ownerRefs: ['group:default/money'],
      ownerState: 'owned',
    },
    headline: checklists[0]?.standing ?? 'notRequired',
    checklists,
    source: 'catalog',
    seenAt: '2026-03-01T10:00:00.000Z',
    decisions: [],
    may: { createReview: true, readReviews: true },
    ...change,
  };
}

/** @internal */
export function checklistSummary(
  change: Partial<ChecklistSummary> = {},
): ChecklistSummary {
  return {
    id: 'launch',
    title: 'Service launch readiness',
    description: 'What it takes to run a service.',
    state: 'published',
    ownerRef: 'group:default/platform',
    kinds: ['launch', 'periodic', 'change'],
    version: 3,
    contentHash: 'abc',
    publishedAt: '2026-01-01T00:00:00.000Z',
    questionCount: 3,
    minutes: 40,
    ...change,
  };
}

function question(id: string, title: string, risk: 'high' | 'medium' | 'low') {
  return {
    id,
    title,
    guidance: 'Look at it.',
    why: { text: 'Because it broke once.' },
    good: 'It holds.',
    area: 'Operations',
    stakeholder: 'Operations',
    origin: 'incident' as const,
    risk,
    effort: 'low' as const,
    phase: 'operate' as const,
    profiles: ['launch' as const, 'periodic' as const],
    answer: { type: 'practice' as const },
  };
}

/** @internal */
export function checklistVersion(): ChecklistVersion {
  return {
    checklistId: 'launch',
    version: 3,
    contentHash: 'abc',
    publishedAt: '2026-01-01T00:00:00.000Z',
    document: {
      schemaVersion: 1,
      id: 'launch',
      title: 'Service launch readiness',
      description: 'What it takes to run a service.',
      owner: 'group:default/platform',
      state: 'published',
      kinds: ['launch', 'periodic'],
      appliesTo: { kind: 'component' },
      sections: [
        {
          id: 'architecture',
          title: 'Architecture',
          questions: [question('limits', 'Are the limits known?', 'low')],
        },
        {
          id: 'operations',
          title: 'Operations',
          questions: [
            question('oncall', 'Is somebody on call?', 'medium'),
            question('rollback', 'Can you roll back without a build?', 'high'),
          ],
        },
      ],
    },
  };
}

/** @internal */
export function reviewSummary(
  change: Partial<ReviewSummary> = {},
): ReviewSummary {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    entityRef: 'component:default/payments',
    checklistId: 'launch',
    checklistTitle: 'Service launch readiness',
    checklistVersion: 3,
    kind: 'launch',
    state: 'inProgress',
    revision: 1,
    driverRef: 'user:default/ada',
    startedBy: 'user:default/ada',
    startedAt: '2026-02-20T10:00:00.000Z',
    ...change,
  };
}

/** @internal */
export function reviewDetail(change: Partial<ReviewDetail> = {}): ReviewDetail {
  return {
    dispositions: [],
    review: reviewSummary(),
    entity: entityReadiness().entity,
    checklist: checklistVersion(),
    decidingMode: 'peer',
    cadenceMonths: 12,
    answers: [
      {
        questionId: 'limits',
        revision: 1,
        statement: { kind: 'practice', value: 'yes' },
        evidence: [],
        answeredBy: 'user:default/ada',
        answeredAt: '2026-02-21T10:00:00.000Z',
      },
    ],
    covered: [],
    exceptions: [],
    participantRefs: [],
    timeZone: 'UTC',
    may: { update: true, decide: false },
    ...change,
  };
}

/** @internal */
export function conditionalDecision(change: Partial<Decision> = {}): Decision {
  return {
    id: 'decision-1',
    reviewId: '00000000-0000-4000-8000-000000000009',
    reviewKind: 'launch',
    snapshotId: 'snapshot-1',
    checklistVersion: 3,
    outcome: 'conditionalGo',
    reason: 'Good enough for now.',
    decidedBy: 'user:default/kim',
    decidedAt: '2026-02-01T10:00:00.000Z',
    validUntil: '2027-02-01',
    confirmedQuestionIds: [],
    conditions: [
      {
        id: 'later',
        text: 'Write the runbook',
        ownerRef: 'group:default/money',
        dueOn: '2026-06-01',
      },
      {
        id: 'late',
        text: 'Rehearse the restore',
        ownerRef: 'user:default/ada',
        dueOn: '2026-02-10',
      },
    ],
    ...change,
  };
}

/** @internal */
export function readinessRow(
  name: string,
  change: Partial<ReadinessRow> = {},
): ReadinessRow {
  return {
    entity: {
      ...entityReadiness().entity,
      name,
      entityRef: `component:default/${name}`,
    },
    headline: 'neverReviewed',
    inReview: false,
    dueSoon: false,
    launchedUnreviewed: false,
    contradicted: false,
    reasons: [],
    programme: 'uncovered',
    openReviews: [],
    ...change,
  };
}

/** What one may filter by. @internal */
export function readinessFacets(): ReadinessFacets {
  return {
    standing: [],
    kind: [
      { value: 'component', count: 30 },
      { value: 'api', count: 12 },
    ],
    type: [{ value: 'service', count: 30 }],
    lifecycle: [],
    tier: [
      { value: '1', count: 4 },
      { value: '', count: 38 },
    ],
    ownerState: [{ value: 'unowned', count: 3 }],
    programme: [{ value: 'uncovered', count: 34 }],
    owner: [
      {
        value: 'group:default/commerce',
        title: 'Commerce',
        count: 20,
        groupsBelow: 4,
      },
      { value: 'group:default/money', count: 8, groupsBelow: 0 },
    ],
    inReview: 5,
    dueSoon: 0,
    launchedUnreviewed: 0,
    contradicted: 0,
    system: [{ value: 'system:default/shop', title: 'The Shop', count: 9 }],
    domain: [{ value: 'domain:default/retail', count: 9 }],
    checklist: [{ value: 'production', title: 'Production', count: 12 }],
    deployHealth: [
      { value: 'attention', count: 2 },
      { value: 'none', count: 10 },
    ],
    risk: [{ value: 'high', count: 3 }],
    leftOut: 56,
  };
}
