import {
  Answer,
  ChecklistReadiness,
  ChecklistSummary,
  ChecklistVersion,
  Decision,
  EntityFacts,
  EntitySummary,
  ReviewDetail,
  ReviewSummary,
  Snapshot,
} from 'backstage-plugin-orr-common';

/** @internal */
export const REVIEW_ID = '3f0f6c2e-8d0c-4c1e-9c55-0d9f6ad9c1a7';
/** @internal */
export const OTHER_REVIEW_ID = '5a1c9b1e-7c1d-4a53-9a5c-3b1f0c7a9b22';
/** @internal */
export const SNAPSHOT_ID = '7c0b7b3a-3d52-4f0a-8a52-70cdb9f4a3de';
/** @internal */
export const CONDITION_ID = '5a2f2c44-6f0e-4f3c-8a7d-0c3b6f1f7a21';
/** @internal */
export const MUTATION_ID = '0f8b1f0e-41c9-4e0b-b0a7-5a3b6c2d9e10';
/** @internal */
export const AT = '2026-03-01T10:00:00.000Z';
/** @internal */
export const ANNA = 'user:default/anna';

/** @internal */
export const entity: EntitySummary = {
  entityRef: 'component:default/payments',
  kind: 'component',
  namespace: 'default',
  name: 'payments',
  title: 'Payments',
  ownerRefs: ['group:default/checkout'],
  ownerState: 'owned',
};

/** @internal */
export const exampleAnswer: Answer = {
  questionId: 'runbook-known',
  revision: 2,
  statement: { kind: 'practice', value: 'partly' },
  note: 'Written, not rehearsed',
  evidence: [{ url: 'https://wiki.example.org/runbook', date: '2026-02-20' }],
  answeredBy: ANNA,
  answeredAt: AT,
};

/** @internal */
export const copiedAnswer: Answer = {
  ...exampleAnswer,
  copiedFrom: { reviewId: OTHER_REVIEW_ID, answeredBy: ANNA, answeredAt: AT },
};

/** @internal */
export const entityFacts: EntityFacts = {
  entityRef: entity.entityRef,
  facts: [
    {
      topic: 'owner',
      portalPath: '/catalog/default/group/checkout',
      entities: [{ entityRef: 'group:default/checkout', ownerRefs: [] }],
      from: 'relations.ownedBy',
    },
    {
      topic: 'contact',
      title: 'checkout@example.org',
      href: 'mailto:checkout@example.org',
      from: 'group:default/checkout spec.profile.email',
    },
    {
      topic: 'runbook',
      title: 'Runbook',
      href: 'https://runbooks.example.org/payments',
      from: 'metadata.links',
    },
  ],
  source: 'catalog',
  seenAt: AT,
  checklists: [{ checklistId: 'launch', prefillable: 1, questionCount: 1 }],
};

/** @internal */
export const checklist: ChecklistVersion = {
  checklistId: 'launch',
  version: 3,
  contentHash: 'a1b2',
  publishedAt: AT,
  document: {
    schemaVersion: 1,
    id: 'launch',
    title: 'Launch',
    description: 'Before the first customer',
    owner: 'group:default/platform',
    state: 'published',
    kinds: ['launch'],
    appliesTo: {
      $all: [
        { kind: 'Component' },
        { $not: { 'spec.lifecycle': 'experimental' } },
      ],
    },
    sections: [
      {
        id: 'operations',
        title: 'Operations',
        questions: [
          {
            id: 'runbook-known',
            title: 'Is there a runbook?',
            guidance: 'Look for the page that is open during an alarm',
            why: { text: 'At night nobody remembers' },
            good: 'Rehearsed within the last quarter',
            area: 'Operations',
            stakeholder: 'On-call',
            origin: 'incident',
            risk: 'high',
            effort: 'low',
            phase: 'launch',
            profiles: ['launch'],
            answer: { type: 'practice' },
          },
        ],
      },
    ],
  },
};

/** @internal */
/** @internal */
export const checklistSummary: ChecklistSummary = {
  id: 'launch',
  title: 'Launch',
  description: 'Before the first customer',
  state: 'published',
  ownerRef: 'group:default/platform',
  kinds: ['launch'],
  version: 3,
  contentHash: 'a1b2',
  publishedAt: AT,
  questionCount: 1,
};

/** @internal */
export const review: ReviewSummary = {
  id: REVIEW_ID,
  entityRef: entity.entityRef,
  checklistId: 'launch',
  checklistTitle: 'Launch',
  checklistVersion: 3,
  kind: 'launch',
  state: 'submitted',
  revision: 2,
  driverRef: ANNA,
  startedBy: ANNA,
  startedAt: AT,
  submittedAt: AT,
};

/** @internal */
export const snapshot: Snapshot = {
  id: SNAPSHOT_ID,
  kind: 'submission',
  sequence: 1,
  contentHash: 'c3d4',
  createdBy: ANNA,
  createdAt: AT,
  ownerRefs: entity.ownerRefs,
  answers: [exampleAnswer],
};

/** @internal */
export const decision: Decision = {
  id: 'd0a4c1b1-57a0-4d3c-8a3a-2f1a0c7a9b11',
  reviewId: REVIEW_ID,
  reviewKind: 'launch',
  snapshotId: SNAPSHOT_ID,
  checklistVersion: 3,
  outcome: 'conditionalGo',
  reason: 'Ready but for the rehearsal',
  decidedBy: 'user:default/ben',
  decidedAt: AT,
  validUntil: '2027-03-01',
  confirmedQuestionIds: [],
  conditions: [
    {
      id: CONDITION_ID,
      questionId: 'runbook-known',
      text: 'Rehearse it',
      ownerRef: ANNA,
      dueOn: '2026-03-20',
    },
  ],
};

/** @internal */
export const detail: ReviewDetail = {
  review,
  entity,
  checklist,
  decidingMode: 'peer',
  cadenceMonths: 12,
  answers: [exampleAnswer],
  covered: [],
  exceptions: [],
  dispositions: [],
  snapshot,
  participantRefs: [ANNA],
  timeZone: 'UTC',
  may: { update: false, decide: true },
};

/** @internal */
export const underChecklist: ChecklistReadiness = {
  checklistId: 'launch',
  checklistTitle: 'Launch',
  checklistVersion: 3,
  standing: 'readyWithConditions',
  rule: 4,
  reasons: [
    { code: 'conditionOpen', conditionId: CONDITION_ID, date: '2026-03-20' },
  ],
  flags: {
    dueSoon: false,
    newerVersion: false,
    inReview: false,
    contradicted: false,
    launchedUnreviewed: false,
    ownerProblem: false,
    relaxed: false,
  },
  validUntil: '2027-03-01',
  decisionId: decision.id,
  computedAt: AT,
};
