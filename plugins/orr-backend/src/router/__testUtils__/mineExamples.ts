import { ReadinessRow } from 'backstage-plugin-orr-common';
import { AT, entity, REVIEW_ID, underChecklist } from './exampleObjects';
import type { OperationExample } from './operationExamples';

const row: ReadinessRow = {
  entity,
  headline: 'overdue',
  inReview: false,
  dueSoon: false,
  reasons: underChecklist.reasons,
  programme: 'uncovered',
  dueOn: '2026-03-20',
  openReviews: [],
};

/** Examples of what is the caller's own. @internal */
export const mineExamples: {
  [TId in 'getMyReadiness' | 'listWaiting']: OperationExample<TId>;
} = {
  getMyReadiness: {
    url: '/me/readiness',
    served: { by: 'mine.getMyReadiness' },
    output: {
      ownerRefs: ['user:default/anna', 'group:default/a'],
      owed: { items: [row], totalItems: 1 },
      fallsDue: { items: [], totalItems: 0, until: '2026-05-01' },
    },
    invalid: {
      url: '/me/readiness?owner=group:default/a',
      message: 'query.owner: is not known',
    },
    auditMeta: { queryType: 'mine' },
  },
  listWaiting: {
    url: '/me/waiting?limit=2',
    served: { by: 'mine.listWaiting', with: { limit: 2 } },
    output: {
      items: [
        {
          waitingFor: 'answerQuestion',
          since: AT,
          reviewId: REVIEW_ID,
          reviewKind: 'launch',
          checklistTitle: 'Launch',
          entity: { entityRef: entity.entityRef, name: 'payments' },
          question: { id: 'runbook-known', title: 'Is the runbook known?' },
        },
      ],
      nextCursor: 'next',
    },
    invalid: { url: '/me/waiting?limit=201', message: 'query.limit: ' },
    auditMeta: { queryType: 'mine' },
  },
};
