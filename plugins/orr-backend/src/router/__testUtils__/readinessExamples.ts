import {
  AT,
  checklistSummary,
  decision,
  detail,
  entity,
  entityFacts,
  review,
  REVIEW_ID,
  underChecklist,
} from './exampleObjects';
import type { OperationExample } from './OperationExample';

const ENTITY_URL = '/entities/Component/default/payments';

type ReadinessOperationId =
  | 'getEntityReadiness'
  | 'getEntityOverview'
  | 'listEntityReviews'
  | 'getEntityFacts'
  | 'getSystemCoverage'
  | 'listReadiness'
  | 'lookUpStandings'
  | 'getReadinessFacets'
  | 'exportReadiness'
  | 'exportReadinessJson';

/** Examples of where entities stand, and of what is known of them. @internal */
export const readinessExamples: {
  [TId in ReadinessOperationId]: OperationExample<TId>;
} = {
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
      takenOver: [
        {
          checklistId: 'launch',
          decisionId: decision.id,
          ownerRefs: ['group:default/payments'],
          may: { affirm: true },
        },
      ],
      newlyAsked: [
        {
          checklistId: 'launch',
          decisionId: decision.id,
          tier: { was: 'tier-2', is: 'tier-1' },
          lifecycle: { is: 'production' },
          questions: [
            { questionId: 'runbook', title: 'A runbook?', risk: 'high' },
          ],
        },
      ],
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
  lookUpStandings: {
    url: '/readiness/look-up',
    body: { entityRefs: [entity.entityRef] },
    served: {
      by: 'readiness.lookUpStandings',
      with: { entityRefs: [entity.entityRef] },
    },
    output: {
      items: [
        {
          entityRef: entity.entityRef,
          headline: 'ready',
          inReview: false,
          dueSoon: true,
          validUntil: '2026-03-31',
        },
      ],
    },
    invalid: {
      body: { entityRefs: ['checkout'] },
      message: 'body.entityRefs[0]: must be a full entity ref',
    },
    auditMeta: { actionType: 'look-up' },
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
          launchedUnreviewed: false,
          contradicted: false,
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
      system: [{ value: 'system:default/shop', title: 'Shop', count: 2 }],
      domain: [{ value: 'domain:default/retail', count: 2 }],
      checklist: [{ value: 'production', title: 'Production', count: 2 }],
      deployHealth: [{ value: 'none', count: 2 }],
      risk: [{ value: 'high', count: 1 }],
      inReview: 2,
      dueSoon: 0,
      launchedUnreviewed: 0,
      contradicted: 0,
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
  exportReadinessJson: {
    url: '/readiness.json?sort=due&direction=desc',
    served: {
      by: 'readiness.exportReadinessJson',
      with: { sort: 'due', direction: 'desc' },
    },
    output: '[]\n',
    invalid: {
      url: '/readiness.json?sort=colour',
      message: 'query.sort: ',
    },
    auditMeta: { queryType: 'export' },
  },
};
