import { FindingDisposition } from 'backstage-plugin-orr-common';
import { ANNA, AT, entity, MUTATION_ID, REVIEW_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const ACTION_ID = '6f0c1f5e-7f64-4f7b-9a39-6c1a1a8d7b01';
const ACTION_URL = `/dispositions/${ACTION_ID}`;
const REVIEW_URL = `/reviews/${REVIEW_ID}`;
const ENTITY_URL = '/entities/Component/default/payments';

const action: FindingDisposition = {
  id: ACTION_ID,
  type: 'action',
  state: 'open',
  revision: 1,
  entityRef: entity.entityRef,
  checklistId: 'launch',
  questionId: 'runbook-known',
  reviewId: REVIEW_ID,
  level: 'HIGH',
  text: 'Rehearse it',
  ownerRef: ANNA,
  until: '2026-03-20',
  proposedBy: ANNA,
  proposedAt: AT,
  postponements: [],
};

const acceptance: FindingDisposition = {
  ...action,
  type: 'acceptance',
  state: 'approved',
  ownerRef: undefined,
  text: 'The region is switched off in May',
  decidedBy: 'user:default/ben',
  decidedAt: AT,
};

const item = {
  disposition: action,
  may: { change: true, decide: false, withdraw: false, end: false },
};

type FindingOperationId =
  | 'listReviewDispositions'
  | 'listEntityDispositions'
  | 'proposeDisposition'
  | 'fillBacklog'
  | 'changeAction'
  | 'postponeAction'
  | 'decideDisposition'
  | 'closeDisposition'
  | 'listDispositions'
  | 'exportDispositions';

/** Examples of what becomes of gaps. @internal */
export const findingExamples: {
  [TId in FindingOperationId]: OperationExample<TId>;
} = {
  listReviewDispositions: {
    url: `${REVIEW_URL}/dispositions`,
    served: {
      by: 'dispositionLists.listReviewDispositions',
      with: { reviewId: REVIEW_ID },
    },
    output: { items: [item], may: { propose: true } },
    invalid: { url: '/reviews/42/dispositions', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'review', reviewId: REVIEW_ID },
  },
  listEntityDispositions: {
    url: `${ENTITY_URL}/dispositions`,
    served: {
      by: 'dispositionLists.listEntityDispositions',
      with: { entityRef: entity.entityRef },
    },
    output: { items: [item], may: { propose: false } },
    invalid: {
      url: `${ENTITY_URL}/dispositions?limit=1`,
      message: 'query.limit: is not known',
    },
    auditMeta: { queryType: 'entity', entityRef: entity.entityRef },
  },
  proposeDisposition: {
    url: `${REVIEW_URL}/dispositions`,
    body: {
      mutationId: MUTATION_ID,
      questionId: 'runbook-known',
      type: 'action',
      text: 'Rehearse it',
      ownerRef: ANNA,
      until: '2026-03-20',
    },
    served: {
      by: 'dispositions.proposeDisposition',
      with: { reviewId: REVIEW_ID, questionId: 'runbook-known' },
    },
    output: action,
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        questionId: 'runbook-known',
        type: 'wish',
        text: 'Rehearse it',
      },
      message: 'body.type: ',
    },
    auditMeta: {
      actionType: 'propose',
      reviewId: REVIEW_ID,
      type: 'action',
      until: '2026-03-20',
      mutationId: MUTATION_ID,
    },
  },
  fillBacklog: {
    url: `${REVIEW_URL}/backlog`,
    body: { mutationId: MUTATION_ID, ownerRef: ANNA },
    served: {
      by: 'dispositions.fillBacklog',
      with: { reviewId: REVIEW_ID, ownerRef: ANNA },
    },
    output: { added: 3 },
    invalid: {
      body: { mutationId: MUTATION_ID, ownerRef: 'anna' },
      message: 'body.ownerRef: ',
    },
    auditMeta: {
      actionType: 'backlog',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  changeAction: {
    url: ACTION_URL,
    body: { mutationId: MUTATION_ID, revision: 1, url: null },
    served: {
      by: 'dispositions.changeAction',
      with: { dispositionId: ACTION_ID, revision: 1 },
    },
    output: { ...action, revision: 2 },
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 1, url: 'ftp://ticket' },
      message: 'body.url: ',
    },
    auditMeta: {
      actionType: 'change',
      dispositionId: ACTION_ID,
      mutationId: MUTATION_ID,
    },
  },
  postponeAction: {
    url: `${ACTION_URL}/postponements`,
    body: {
      mutationId: MUTATION_ID,
      revision: 1,
      until: '2026-04-20',
      reason: 'The room was taken',
    },
    served: {
      by: 'dispositions.postponeAction',
      with: { dispositionId: ACTION_ID, until: '2026-04-20' },
    },
    output: {
      ...action,
      revision: 2,
      until: '2026-04-20',
      postponements: [
        {
          from: '2026-03-20',
          to: '2026-04-20',
          reason: 'The room was taken',
          postponedBy: ANNA,
          postponedAt: AT,
        },
      ],
    },
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        revision: 1,
        until: 'soon',
        reason: 'Later',
      },
      message: 'body.until: ',
    },
    auditMeta: {
      actionType: 'postpone',
      dispositionId: ACTION_ID,
      until: '2026-04-20',
      mutationId: MUTATION_ID,
    },
  },
  decideDisposition: {
    url: `${ACTION_URL}/decisions`,
    body: { mutationId: MUTATION_ID, revision: 1, outcome: 'approved' },
    served: {
      by: 'dispositions.decideDisposition',
      with: { dispositionId: ACTION_ID, outcome: 'approved' },
    },
    output: acceptance,
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 1, outcome: 'granted' },
      message: 'body.outcome: ',
    },
    auditMeta: {
      actionType: 'decide',
      dispositionId: ACTION_ID,
      outcome: 'approved',
      mutationId: MUTATION_ID,
    },
  },
  closeDisposition: {
    url: `${ACTION_URL}/closings`,
    body: {
      mutationId: MUTATION_ID,
      revision: 1,
      act: 'finish',
      note: 'Rehearsed on Monday',
    },
    served: {
      by: 'dispositions.closeDisposition',
      with: { dispositionId: ACTION_ID, act: 'finish' },
    },
    output: {
      ...action,
      state: 'done',
      revision: 2,
      closedBy: ANNA,
      closedAt: AT,
      closedNote: 'Rehearsed on Monday',
    },
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 1, act: 'forget' },
      message: 'body.act: ',
    },
    auditMeta: {
      actionType: 'close',
      dispositionId: ACTION_ID,
      act: 'finish',
      mutationId: MUTATION_ID,
    },
  },
  listDispositions: {
    url: '/dispositions?type=acceptance&state=approved&limit=2',
    served: {
      by: 'dispositionLists.listDispositions',
      with: { type: 'acceptance', state: ['approved'], limit: 2 },
    },
    output: {
      items: [
        {
          disposition: acceptance,
          entity: { entityRef: entity.entityRef, ownerRefs: entity.ownerRefs },
          checklistTitle: 'Launch',
          question: { id: 'runbook-known', title: 'Is there a runbook?' },
        },
      ],
      totalItems: 3,
      nextCursor: 'next',
    },
    invalid: { url: '/dispositions', message: 'query.type: ' },
    auditMeta: { queryType: 'all' },
  },
  exportDispositions: {
    url: '/dispositions.csv?type=action',
    served: {
      by: 'dispositionLists.exportDispositions',
      with: { type: 'action' },
    },
    output: 'Entity,Question\r\nPayments,Is there a runbook?\r\n',
    invalid: {
      url: '/dispositions.csv?type=action&until=soon',
      message: 'query.until: ',
    },
    auditMeta: { queryType: 'export' },
  },
};
