import { OperationId, OperationOutput } from 'backstage-plugin-orr-common';
import { HandlerServices } from '../createHandlers';
import { decisionExamples } from './decisionExamples';
import { programmeExamples } from './programmeExamples';
import { historyExamples } from './historyExamples';
import { identityExamples } from './identityExamples';
import { mineExamples } from './mineExamples';
import { scrutinyExamples } from './scrutinyExamples';
import {
  ANNA,
  AT,
  checklist,
  checklistSummary,
  copiedAnswer,
  decision,
  detail,
  entity,
  entityFacts,
  exampleAnswer,
  MUTATION_ID,
  OTHER_REVIEW_ID,
  review,
  REVIEW_ID,
  SNAPSHOT_ID,
  underChecklist,
} from './exampleObjects';

type ServiceMethod = {
  [TService in keyof HandlerServices]: `${TService}.${Extract<
    keyof HandlerServices[TService],
    string
  >}`;
}[keyof HandlerServices];

/** A request of an operation that is right, one that is not, and what comes back. @internal */
export interface OperationExample<TId extends OperationId> {
  url: string;
  body?: Record<string, unknown>;
  /** What serves it, and what that is given; nothing where no service is asked. */
  served?: { by: ServiceMethod; with?: Record<string, unknown> };
  output: OperationOutput<TId>;
  invalid: { url?: string; body?: unknown; message: string };
  auditMeta: Record<string, unknown>;
}

const ENTITY_URL = '/entities/Component/default/payments';
const REVIEW_URL = `/reviews/${REVIEW_ID}`;

/** One example for each operation: a new one does not compile without. @internal */
export const operationExamples: {
  [TId in OperationId]: OperationExample<TId>;
} = {
  listChecklists: {
    url: '/checklists',
    served: { by: 'checklists.listChecklists' },
    output: { items: [checklistSummary] },
    invalid: {
      url: '/checklists?sort=title',
      message: 'query.sort: is not known',
    },
    auditMeta: { queryType: 'all' },
  },
  getChecklistVersion: {
    url: '/checklists/launch/versions/3',
    served: {
      by: 'checklists.getChecklistVersion',
      with: { checklistId: 'launch', version: 3 },
    },
    output: checklist,
    invalid: {
      url: '/checklists/launch/versions/latest',
      message: 'params.version: ',
    },
    auditMeta: { queryType: 'by-version', checklistId: 'launch', version: '3' },
  },
  getEntityReadiness: {
    url: `${ENTITY_URL}/readiness`,
    served: {
      by: 'readiness.getEntityReadiness',
      with: { entityRef: entity.entityRef },
    },
    output: {
      entity,
      headline: 'readyWithConditions',
      checklists: [underChecklist],
      source: 'catalog',
      seenAt: AT,
      decisions: [decision],
      may: { createReview: true, readReviews: true },
    },
    invalid: {
      url: `/entities/${'k'.repeat(64)}/default/payments/readiness`,
      message: 'params.kind: ',
    },
    auditMeta: { queryType: 'by-entity', entityRef: entity.entityRef },
  },
  getEntityOverview: {
    url: `${ENTITY_URL}/overview?reviews=5`,
    served: {
      by: 'overview.getEntityOverview',
      with: { entityRef: entity.entityRef, reviews: 5 },
    },
    output: {
      readiness: {
        entity,
        headline: 'readyWithConditions',
        checklists: [underChecklist],
        source: 'catalog',
        seenAt: AT,
        decisions: [decision],
        may: { createReview: true, readReviews: true },
      },
      checklists: [checklistSummary],
      running: [{ ...detail, snapshot: undefined }],
      history: { items: [review], nextCursor: 'next' },
      exemption: {
        range: { from: '2026-03-01', to: '2027-03-02' },
        may: { request: true, decide: false, end: false },
      },
    },
    invalid: {
      url: `${ENTITY_URL}/overview?reviews=0`,
      message: 'query.reviews: ',
    },
    auditMeta: { queryType: 'overview', entityRef: entity.entityRef },
  },
  listEntityReviews: {
    url: `${ENTITY_URL}/reviews?limit=2`,
    served: {
      by: 'reviews.listEntityReviews',
      with: { entityRef: entity.entityRef, limit: 2 },
    },
    output: { items: [review], nextCursor: 'next' },
    invalid: {
      url: `${ENTITY_URL}/reviews?limit=201`,
      message: 'query.limit: ',
    },
    auditMeta: { queryType: 'by-entity', entityRef: entity.entityRef },
  },
  getEntityFacts: {
    url: `${ENTITY_URL}/facts`,
    served: {
      by: 'facts.getEntityFacts',
      with: { entityRef: entity.entityRef },
    },
    output: entityFacts,
    invalid: {
      url: `${ENTITY_URL}/facts?topic=runbook`,
      message: 'query.topic: is not known',
    },
    auditMeta: { queryType: 'by-entity', entityRef: entity.entityRef },
  },
  getSystemCoverage: {
    url: '/entities/System/default/checkout/coverage',
    served: {
      by: 'coverage.getSystemCoverage',
      with: { entityRef: 'system:default/checkout' },
    },
    output: {
      checklists: [
        {
          checklistId: 'launch',
          checklistTitle: 'Launch',
          kinds: ['launch'],
          openReviewId: REVIEW_ID,
          parts: [
            { entity, standing: 'ready', refusal: 'inReview' },
            { entity },
          ],
        },
      ],
      may: { createReview: true },
    },
    invalid: {
      url: `/entities/System/${'n'.repeat(64)}/checkout/coverage`,
      message: 'params.namespace: ',
    },
    auditMeta: {
      queryType: 'coverage',
      entityRef: 'system:default/checkout',
    },
  },
  listReadiness: {
    url: '/readiness?owner=group:default/a&owner=group:default/b&standing=ready&text=pay&programme=uncovered',
    served: {
      by: 'readiness.listReadiness',
      with: {
        limit: 50,
        owner: ['group:default/a', 'group:default/b'],
        standing: ['ready'],
        text: 'pay',
        programme: ['uncovered'],
      },
    },
    output: {
      items: [
        {
          entity,
          headline: 'readyWithConditions',
          inReview: false,
          dueSoon: false,
          reasons: underChecklist.reasons,
          programme: 'covered',
          dueOn: '2026-03-20',
          openReviews: [{ reviewId: REVIEW_ID, checklistTitle: 'Launch' }],
        },
      ],
      totalItems: 1,
      standings: {
        notReady: 0,
        neverReviewed: 0,
        overdue: 0,
        readyWithConditions: 1,
        ready: 0,
        notRequired: 0,
      },
      sweptAt: AT,
    },
    invalid: {
      url: '/readiness?standing=ready&standing=green',
      message: 'query.standing[1]: ',
    },
    auditMeta: { queryType: 'all' },
  },
  getReadinessFacets: {
    url: '/readiness/facets?scope=required&tier=&inReview=true',
    served: {
      by: 'readiness.getReadinessFacets',
      with: { scope: 'required', tier: [''], inReview: 'true' },
    },
    output: {
      standing: [{ value: 'ready', count: 2 }],
      kind: [{ value: 'component', count: 2 }],
      type: [{ value: 'service', count: 2 }],
      lifecycle: [{ value: 'production', count: 2 }],
      tier: [{ value: '', count: 2 }],
      ownerState: [{ value: 'owned', count: 2 }],
      programme: [{ value: 'covered', count: 2 }],
      owner: [
        { value: 'group:default/a', title: 'A', count: 2, groupsBelow: 4 },
      ],
      inReview: 2,
      dueSoon: 0,
      leftOut: 7,
    },
    invalid: {
      url: '/readiness/facets?ownerState=lost&limit=5',
      message: 'query.ownerState[0]: ',
    },
    auditMeta: { queryType: 'facets' },
  },
  exportReadiness: {
    url: '/readiness.csv?sort=due&direction=desc',
    served: {
      by: 'readiness.exportReadiness',
      with: { sort: 'due', direction: 'desc' },
    },
    output: '\ufeffName,Standing\r\nPayments,Ready\r\n',
    invalid: {
      url: '/readiness.csv?sort=colour',
      message: 'query.sort: ',
    },
    auditMeta: { queryType: 'export' },
  },
  createReview: {
    url: '/reviews',
    body: {
      mutationId: MUTATION_ID,
      entityRef: entity.entityRef,
      checklistId: 'launch',
      kind: 'launch',
    },
    served: { by: 'reviews.createReview' },
    output: { ...detail, snapshot: undefined },
    invalid: {
      body: { mutationId: MUTATION_ID, entityRef: 'payments', kind: 'launch' },
      message: 'body.entityRef: must be a full entity ref',
    },
    auditMeta: {
      actionType: 'create',
      entityRef: entity.entityRef,
      checklistId: 'launch',
      kind: 'launch',
      mutationId: MUTATION_ID,
      reviewId: REVIEW_ID,
    },
  },
  getReview: {
    url: REVIEW_URL,
    served: { by: 'reviews.getReview', with: { reviewId: REVIEW_ID } },
    output: detail,
    invalid: { url: '/reviews/42', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'by-id', reviewId: REVIEW_ID },
  },
  saveAnswer: {
    url: `${REVIEW_URL}/answers/runbook-known`,
    body: {
      mutationId: MUTATION_ID,
      revision: 1,
      statement: exampleAnswer.statement,
      note: exampleAnswer.note,
      evidence: exampleAnswer.evidence,
    },
    served: {
      by: 'reviews.saveAnswer',
      with: { reviewId: REVIEW_ID, questionId: 'runbook-known' },
    },
    output: exampleAnswer,
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        revision: 0,
        statement: {
          kind: 'coveredElsewhere',
          url: ['javascript', 'alert(1)'].join(':'),
          date: '2026-02-30',
        },
        evidence: [],
      },
      message: 'body.statement.url: must be an http or https address',
    },
    auditMeta: {
      actionType: 'save',
      reviewId: REVIEW_ID,
      questionId: 'runbook-known',
      mutationId: MUTATION_ID,
    },
  },
  listAnswers: {
    url: `${REVIEW_URL}/answers?since=${AT}`,
    served: {
      by: 'answerLog.listAnswers',
      with: { reviewId: REVIEW_ID, since: AT },
    },
    output: {
      items: [exampleAnswer],
      exceptions: [{ ...exampleAnswer, entityRef: entity.entityRef }],
      at: AT,
      review: { state: 'inProgress', revision: 1 },
    },
    invalid: {
      url: `${REVIEW_URL}/answers?since=yesterday`,
      message: 'query.since: ',
    },
    auditMeta: { queryType: 'by-review', reviewId: REVIEW_ID },
  },
  listAnswerHistory: {
    url: `${REVIEW_URL}/answers/runbook-known/history?limit=1&entityRef=${entity.entityRef}`,
    served: {
      by: 'answerLog.listAnswerHistory',
      with: {
        reviewId: REVIEW_ID,
        questionId: 'runbook-known',
        entityRef: entity.entityRef,
        limit: 1,
      },
    },
    output: {
      items: [{ ...exampleAnswer, entityRef: entity.entityRef }],
      nextCursor: 'next',
    },
    invalid: {
      url: `${REVIEW_URL}/answers/runbook-known/history?entityRef=payments`,
      message: 'query.entityRef: ',
    },
    auditMeta: {
      queryType: 'history',
      entityRef: entity.entityRef,
      reviewId: REVIEW_ID,
      questionId: 'runbook-known',
    },
  },
  notePresence: {
    url: `${REVIEW_URL}/presence`,
    body: { sessionId: MUTATION_ID, questionId: 'runbook-known' },
    served: {
      by: 'presence.notePresence',
      with: { reviewId: REVIEW_ID, leaving: false },
    },
    output: {
      people: [{ userRef: ANNA, questionId: 'runbook-known', seenAt: AT }],
      answersAt: AT,
      review: { state: 'inProgress', revision: 1 },
    },
    invalid: {
      body: { sessionId: 'me' },
      message: 'body.sessionId: ',
    },
    auditMeta: { actionType: 'presence', reviewId: REVIEW_ID },
  },
  copyAnswer: {
    url: `${REVIEW_URL}/answers/runbook-known/copies`,
    body: {
      mutationId: MUTATION_ID,
      revision: 1,
      fromReviewId: OTHER_REVIEW_ID,
    },
    served: {
      by: 'reuse.copyAnswer',
      with: {
        reviewId: REVIEW_ID,
        questionId: 'runbook-known',
        fromReviewId: OTHER_REVIEW_ID,
      },
    },
    output: copiedAnswer,
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 1, fromReviewId: 'theirs' },
      message: 'body.fromReviewId: ',
    },
    auditMeta: {
      actionType: 'copy',
      reviewId: REVIEW_ID,
      questionId: 'runbook-known',
      fromReviewId: OTHER_REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  listSiblingAnswers: {
    url: `${REVIEW_URL}/answers/runbook-known/siblings`,
    served: {
      by: 'reuse.listSiblingAnswers',
      with: { reviewId: REVIEW_ID, questionId: 'runbook-known' },
    },
    output: {
      items: [
        {
          reviewId: OTHER_REVIEW_ID,
          entityRef: 'component:default/refunds',
          entityTitle: 'Refunds',
          decidedAt: AT,
          outcome: 'go',
          answer: exampleAnswer,
        },
      ],
    },
    invalid: {
      url: '/reviews/42/answers/runbook-known/siblings',
      message: 'params.reviewId: ',
    },
    auditMeta: {
      queryType: 'siblings',
      reviewId: REVIEW_ID,
      questionId: 'runbook-known',
    },
  },
  getEarlierAnswers: {
    url: `${REVIEW_URL}/earlier-answers`,
    served: { by: 'reuse.getEarlierAnswers', with: { reviewId: REVIEW_ID } },
    output: {
      review: {
        id: OTHER_REVIEW_ID,
        kind: 'launch',
        checklistVersion: 2,
        decidedAt: AT,
        decidedBy: ANNA,
        outcome: 'go',
      },
      answers: [exampleAnswer],
    },
    invalid: {
      url: '/reviews/42/earlier-answers',
      message: 'params.reviewId: ',
    },
    auditMeta: { queryType: 'earlier', reviewId: REVIEW_ID },
  },
  listCopySources: {
    url: `${REVIEW_URL}/copy-sources`,
    served: { by: 'reuse.listCopySources', with: { reviewId: REVIEW_ID } },
    output: {
      items: [
        {
          reviewId: OTHER_REVIEW_ID,
          entityRef: 'component:default/refunds',
          entityTitle: 'Refunds',
        },
      ],
    },
    invalid: {
      url: `${REVIEW_URL}/copy-sources?all=yes`,
      message: 'query.all: is not known',
    },
    auditMeta: { queryType: 'copy-sources', reviewId: REVIEW_ID },
  },
  submitReview: {
    url: `${REVIEW_URL}/submissions`,
    body: { mutationId: MUTATION_ID, revision: 1, message: 'Please look' },
    served: { by: 'reviews.submitReview', with: { reviewId: REVIEW_ID } },
    output: detail,
    invalid: {
      body: { mutationId: MUTATION_ID },
      message: 'body.revision: is required',
    },
    auditMeta: {
      actionType: 'submit',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  decideReview: {
    url: `${REVIEW_URL}/decisions`,
    body: {
      mutationId: MUTATION_ID,
      revision: 2,
      snapshotId: SNAPSHOT_ID,
      outcome: 'conditionalGo',
      reason: decision.reason,
      conditions: [
        {
          questionId: 'runbook-known',
          text: 'Rehearse it',
          ownerRef: ANNA,
          dueOn: '2026-03-20',
        },
      ],
      confirmedQuestionIds: [],
    },
    served: { by: 'reviews.decideReview', with: { reviewId: REVIEW_ID } },
    output: {
      ...detail,
      review: {
        ...review,
        state: 'decided',
        decidedAt: AT,
        outcome: 'conditionalGo',
      },
      decision,
    },
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        revision: 2,
        snapshotId: SNAPSHOT_ID,
        outcome: 'conditionalGo',
        reason: 'Fine',
        conditions: [{ text: 'Rehearse it', ownerRef: ANNA, dueOn: 'soon' }],
      },
      message: 'body.conditions[0].dueOn: ',
    },
    auditMeta: {
      actionType: 'decide',
      reviewId: REVIEW_ID,
      snapshotId: SNAPSHOT_ID,
      outcome: 'conditionalGo',
      mutationId: MUTATION_ID,
    },
  },
  ...scrutinyExamples,
  ...decisionExamples,
  ...programmeExamples,
  ...historyExamples,
  ...identityExamples,
  ...mineExamples,
  getOpenApi: {
    url: '/openapi.json',
    output: { openapi: '3.1.0' },
    invalid: {
      url: '/openapi.json?format=yaml',
      message: 'query.format: is not known',
    },
    auditMeta: { queryType: 'openapi' },
  },
};
