import { EntityChange } from 'backstage-plugin-orr-common';
import { ANNA, AT, entity, MUTATION_ID, REVIEW_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const HISTORY_URL = '/entities/Component/default/payments/history';

const change: EntityChange = {
  id: '3f0f6a8e-0c3d-4e0b-a4cf-6f4f0f3c9b11',
  at: AT,
  action: 'answer.saved',
  actorRef: ANNA,
  isErased: false,
  reviewId: REVIEW_ID,
  entityRef: entity.entityRef,
  checklistTitle: 'Launch',
  question: { id: 'runbook-known', title: 'Is the runbook known?' },
  choices: { written: 'It is written' },
  facts: {
    from: null,
    to: { kind: 'choices', choices: ['written'] },
    revision: 1,
    noteChanged: true,
  },
};

const erasure = { userRef: ANNA, entries: 4, answers: 3, texts: 1 };

type HistoryOperationId =
  | 'listEntityChanges'
  | 'exportEntityChangesCsv'
  | 'exportEntityChangesJson'
  | 'verifyHistory'
  | 'previewErasure'
  | 'eraseContent';

/** Examples of what is told of the past, and of taking care of it. @internal */
export const historyExamples: {
  [TId in HistoryOperationId]: OperationExample<TId>;
} = {
  listEntityChanges: {
    url: `${HISTORY_URL}?limit=2&action=answer.saved&questionId=runbook-known&person=${ANNA}`,
    served: {
      by: 'changes.listEntityChanges',
      with: {
        entityRef: entity.entityRef,
        limit: 2,
        action: ['answer.saved'],
        questionId: 'runbook-known',
        person: ANNA,
      },
    },
    output: {
      items: [change],
      nextCursor: 'next',
      may: { askByPerson: true },
    },
    invalid: {
      url: `${HISTORY_URL}?action=answer.lost`,
      message: 'query.action[0]: ',
    },
    auditMeta: {
      queryType: 'by-entity',
      entityRef: entity.entityRef,
      person: ANNA,
    },
  },
  exportEntityChangesCsv: {
    url: `${HISTORY_URL}.csv?questionId=runbook-known`,
    served: {
      by: 'changes.exportCsv',
      with: { entityRef: entity.entityRef, questionId: 'runbook-known' },
    },
    output: '\ufeffAt,Who\r\n2026-03-02,user:default/anna\r\n',
    invalid: {
      url: `${HISTORY_URL}.csv?person=anna`,
      message: 'query.person: must be a full entity ref',
    },
    auditMeta: { queryType: 'export', entityRef: entity.entityRef },
  },
  exportEntityChangesJson: {
    url: `${HISTORY_URL}.json`,
    served: {
      by: 'changes.exportJson',
      with: { entityRef: entity.entityRef },
    },
    output: '[\n{}\n]\n',
    invalid: {
      url: `${HISTORY_URL}.json?limit=2`,
      message: 'query.limit: is not known',
    },
    auditMeta: { queryType: 'export', entityRef: entity.entityRef },
  },
  verifyHistory: {
    url: '/history/verification',
    served: { by: 'historyCare.verifyHistory' },
    output: {
      at: AT,
      chains: 2,
      entries: 12,
      brokenChains: 1,
      broken: [
        {
          aggregateType: 'review',
          aggregateId: REVIEW_ID,
          seq: 3,
          problem: 'content',
        },
      ],
    },
    invalid: {
      url: '/history/verification?from=1',
      message: 'query.from: is not known',
    },
    auditMeta: { queryType: 'all' },
  },
  previewErasure: {
    url: `/history/erasures/preview?userRef=${ANNA}`,
    served: { by: 'historyCare.previewErasure', with: { userRef: ANNA } },
    output: erasure,
    invalid: {
      url: '/history/erasures/preview?userRef=anna',
      message: 'query.userRef: must be a full entity ref',
    },
    auditMeta: { queryType: 'by-person', userRef: ANNA },
  },
  eraseContent: {
    url: '/history/erasures',
    body: { mutationId: MUTATION_ID, userRef: ANNA },
    served: { by: 'historyCare.eraseContent', with: { userRef: ANNA } },
    output: erasure,
    invalid: {
      body: { mutationId: MUTATION_ID },
      message: 'body.userRef: ',
    },
    auditMeta: {
      actionType: 'erase',
      mutationId: MUTATION_ID,
      userRef: ANNA,
    },
  },
};
