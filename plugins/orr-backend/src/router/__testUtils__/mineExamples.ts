import { ReadinessRow } from 'backstage-plugin-orr-common';
import {
  AT,
  entity,
  MUTATION_ID,
  REVIEW_ID,
  underChecklist,
} from './exampleObjects';
import type { OperationExample } from './OperationExample';

const row: ReadinessRow = {
  entity,
  headline: 'overdue',
  inReview: false,
  dueSoon: false,
  launchedUnreviewed: false,
  contradicted: false,
  reasons: underChecklist.reasons,
  programme: 'uncovered',
  dueOn: '2026-03-20',
  openReviews: [],
};

/** Examples of what is the caller's own. @internal */
export const mineExamples: {
  [TId in
    | 'getMyReadiness'
    | 'listWaiting'
    | 'listDesk'
    | 'getMySettings'
    | 'setAway'
    | 'setDigest']: OperationExample<TId>;
} = {
  getMyReadiness: {
    url: '/me/readiness',
    served: { by: 'mine.getMyReadiness' },
    output: {
      ownerRefs: ['user:default/anna', 'group:default/a'],
      requiredItems: 1,
      owed: { items: [{ ...row, dueFor: ['review'] }], totalItems: 1 },
      fallsDue: { items: [], totalItems: 0, until: '2026-05-01' },
    },
    invalid: {
      url: '/me/readiness?owner=group:default/a',
      message: 'query.owner: is not known',
    },
    auditMeta: { queryType: 'mine' },
  },
  getMySettings: {
    url: '/me/settings',
    served: { by: 'settings.getMySettings' },
    output: { digest: false, today: '2026-03-01', latest: '2027-03-02' },
    invalid: {
      url: '/me/settings?userRef=user:default/ben',
      message: 'query.userRef: is not known',
    },
    auditMeta: { queryType: 'mine' },
  },
  setAway: {
    url: '/me/away',
    body: {
      mutationId: MUTATION_ID,
      until: '2026-03-20',
      substituteRef: 'user:default/ben',
    },
    served: { by: 'settings.setAway', with: { until: '2026-03-20' } },
    output: {
      away: { until: '2026-03-20', substituteRef: 'user:default/ben' },
      digest: true,
      today: '2026-03-01',
      latest: '2027-03-02',
    },
    invalid: {
      body: { mutationId: MUTATION_ID, until: 'soon' },
      message: 'body.until: ',
    },
    auditMeta: {
      actionType: 'away',
      until: '2026-03-20',
      substituteRef: 'user:default/ben',
      mutationId: MUTATION_ID,
    },
  },
  setDigest: {
    url: '/me/digest',
    body: { mutationId: MUTATION_ID, wanted: true },
    served: { by: 'settings.setDigest', with: { wanted: true } },
    output: { digest: true, today: '2026-03-01', latest: '2027-03-02' },
    invalid: {
      body: { mutationId: MUTATION_ID },
      message: 'body.wanted: ',
    },
    auditMeta: {
      actionType: 'digest',
      wanted: true,
      mutationId: MUTATION_ID,
    },
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
  listDesk: {
    url: '/me/desk?limit=2&show=mine',
    served: { by: 'mine.listDesk', with: { limit: 2, show: 'mine' } },
    output: {
      items: [
        {
          waitingFor: 'decideReview',
          since: AT,
          dueOn: '2026-03-20',
          reviewId: REVIEW_ID,
          reviewKind: 'launch',
          checklistId: 'launch',
          checklistTitle: 'Launch',
          entity: { entityRef: entity.entityRef, name: 'payments' },
          ownerRefs: ['group:default/a'],
          driverRef: 'user:default/ben',
          holderRef: 'user:default/anna',
          usualWait: { reviews: 7, medianDays: 2.5 },
        },
      ],
      nextCursor: 'next',
      isReviewer: true,
    },
    invalid: { url: '/me/desk?show=everything', message: 'query.show: ' },
    auditMeta: { queryType: 'desk' },
  },
};
