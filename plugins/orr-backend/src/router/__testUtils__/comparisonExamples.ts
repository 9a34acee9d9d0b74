import { ReportTotals } from 'backstage-plugin-orr-common';
import {
  ANNA,
  AT,
  entity,
  exampleAnswer,
  REVIEW_ID,
  snapshot,
  SNAPSHOT_ID,
} from './exampleObjects';
import type { OperationExample } from './OperationExample';

const LATER_ID = '9d3f0a54-0a9e-4f43-8f0e-3b5a9b9d2c11';

const totals: ReportTotals = {
  counts: {
    HIGH: 0,
    MEDIUM: 1,
    LOW: 0,
    NONE: 0,
    UNANSWERED: 0,
    NOT_APPLICABLE: 0,
  },
  rungs: { said: 0, linked: 0, lookedAt: 0, probed: 0, exercised: 0 },
  accepted: 0,
  answered: 1,
  total: 1,
  score: { satisfiedWeight: 0, applicableWeight: 5, percent: 0 },
};

const stand = {
  snapshot: {
    id: SNAPSHOT_ID,
    reviewId: REVIEW_ID,
    kind: 'submission',
    sequence: 1,
    contentHash: snapshot.contentHash,
    createdBy: ANNA,
    createdAt: AT,
  },
  reviewKind: 'launch',
  checklistVersion: 3,
  ownerRefs: entity.ownerRefs,
  tier: 'tier-1',
  totals,
} as const;

const side = {
  title: 'Is there a runbook?',
  guidance: 'Look for the page that is open during an alarm',
  risk: 'high',
  gate: 'blocking',
  level: 'MEDIUM',
  accepted: false,
  answer: exampleAnswer,
} as const;

/** An example of what sets two snapshots side by side. @internal */
export const comparisonExamples: {
  compareSnapshots: OperationExample<'compareSnapshots'>;
} = {
  compareSnapshots: {
    url: `/snapshots/comparison?from=${SNAPSHOT_ID}&to=${LATER_ID}`,
    served: {
      by: 'comparisons.compareSnapshots',
      with: { from: SNAPSHOT_ID, to: LATER_ID },
    },
    output: {
      entityRef: entity.entityRef,
      entityTitle: 'Payments',
      checklistId: 'launch',
      checklistTitle: 'Launch',
      from: stand,
      to: {
        ...stand,
        snapshot: { ...stand.snapshot, id: LATER_ID, kind: 'decision' },
        outcome: 'go',
      },
      sections: [
        {
          id: 'operations',
          title: 'Operations',
          questions: [
            {
              questionId: 'runbook-known',
              asked: 'both',
              parts: ['level', 'note'],
              before: { ...side, level: 'HIGH' },
              after: { ...side, answer: { ...exampleAnswer, note: 'Tried' } },
            },
          ],
        },
      ],
      facts: [
        {
          topic: 'tier',
          before: { topic: 'tier', value: 'tier-2', from: 'metadata.labels' },
          after: { topic: 'tier', value: 'tier-1', from: 'metadata.labels' },
        },
      ],
    },
    invalid: {
      url: `/snapshots/comparison?from=${SNAPSHOT_ID}`,
      message: 'query.to: ',
    },
    auditMeta: { queryType: 'comparison', from: SNAPSHOT_ID, to: LATER_ID },
  },
};
