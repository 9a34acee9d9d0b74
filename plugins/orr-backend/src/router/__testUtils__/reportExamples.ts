import { ReportTotals } from 'backstage-plugin-orr-common';
import {
  ANNA,
  AT,
  decision,
  entity,
  review,
  REVIEW_ID,
  snapshot,
  SNAPSHOT_ID,
} from './exampleObjects';
import type { OperationExample } from './OperationExample';

const totals: ReportTotals = {
  counts: {
    HIGH: 1,
    MEDIUM: 0,
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

const question = {
  questionId: 'runbook-known',
  title: 'Is the runbook known?',
  sectionTitle: 'Operations',
};

/** An example of a document that is made of what the portal holds. @internal */
export const reportExamples: {
  getReviewReport: OperationExample<'getReviewReport'>;
} = {
  getReviewReport: {
    url: `/reviews/${REVIEW_ID}/report?snapshotId=${SNAPSHOT_ID}`,
    served: {
      by: 'reports.getReviewReport',
      with: { reviewId: REVIEW_ID, snapshotId: SNAPSHOT_ID },
    },
    output: {
      schemaVersion: 1,
      madeAt: AT,
      timeZone: 'UTC',
      entity: {
        entityRef: entity.entityRef,
        title: 'Payments',
        ownerRefs: entity.ownerRefs,
      },
      checklist: { id: 'launch', title: 'Launch', version: 3 },
      review,
      snapshot: {
        id: SNAPSHOT_ID,
        sequence: 1,
        contentHash: snapshot.contentHash,
        createdBy: ANNA,
        createdAt: AT,
      },
      standing: {
        standing: 'readyWithConditions',
        reasons: [{ code: 'conditionOpen', date: '2026-03-20' }],
        validUntil: '2027-03-01',
      },
      totals,
      successes: [],
      risks: [
        {
          ...question,
          level: 'HIGH',
          gate: 'blocking',
          effect: 'stops',
          improvements: [{ text: 'Rehearse it' }],
          dispositions: [],
        },
      ],
      open: [],
      notApplicable: [],
      decisions: [
        { checklistId: 'launch', checklistTitle: 'Launch', decision },
      ],
      participants: [{ userRef: ANNA, answers: 1, roles: ['answerer'] }],
      sections: [
        {
          id: 'operations',
          title: 'Operations',
          totals,
          answers: [
            { ...question, level: 'HIGH', answer: snapshot.answers[0] },
          ],
        },
      ],
    },
    invalid: {
      url: `/reviews/${REVIEW_ID}/report?snapshotId=latest`,
      message: 'query.snapshotId: ',
    },
    auditMeta: { queryType: 'report', reviewId: REVIEW_ID },
  },
};
