import { OperationExample } from './OperationExample';

const OPEN = { high: 2, unanswered: 1, medium: 0, low: 3 };
const COUNTS = { open: OPEN, openTotal: 6, accepted: 1, contradicted: 0 };
const SECTION = { id: 'release', title: 'Release' };

/** @internal */
export const gapExamples: {
  [TId in
    | 'getHeatMap'
    | 'listGaps'
    | 'exportGaps'
    | 'getScorecardSections'
    | 'getThemes']: OperationExample<TId>;
} = {
  getHeatMap: {
    url: '/scorecard/heat-map?checklist=launch&tier=tier-1&group=group:default/shop',
    served: {
      by: 'gapService.getHeatMap',
      with: {
        checklist: 'launch',
        tier: ['tier-1'],
        group: 'group:default/shop',
        rows: 'groups',
        columns: 'sections',
        limit: 25,
      },
    },
    output: {
      columns: [{ ...SECTION, questions: 4 }],
      total: {
        isItself: false,
        hasGroupsBelow: false,
        entities: 3,
        decided: 2,
        cells: [{ column: 'release', asked: 8, entities: 2, ...COUNTS }],
      },
      rows: [
        {
          entityRef: 'group:default/payments',
          title: 'Payments',
          isItself: false,
          hasGroupsBelow: true,
          entities: 3,
          decided: 2,
          cells: [{ column: 'release', asked: 8, entities: 2, ...COUNTS }],
        },
      ],
      nextCursor: 'bmV4dA',
    },
    invalid: {
      url: '/scorecard/heat-map?checklist=launch&group=shop',
      message: 'query.group: ',
    },
    auditMeta: { queryType: 'heat-map' },
  },
  listGaps: {
    url: '/scorecard/gaps?section=release&state=accepted&level=HIGH&sort=since&limit=5',
    served: {
      by: 'gapService.listGaps',
      with: {
        section: 'release',
        state: ['accepted'],
        level: ['HIGH'],
        sort: 'since',
        limit: 5,
      },
    },
    output: {
      items: [
        {
          entity: { entityRef: 'component:default/pay', tier: 'tier-1' },
          checklist: { id: 'launch', title: 'Launch' },
          section: SECTION,
          question: { id: 'rollback', title: 'Can you roll back?' },
          area: 'Release',
          level: 'HIGH',
          state: 'accepted',
          contradicted: false,
          since: '2026-03-01T10:00:00.000Z',
          review: {
            reviewId: '7f5cb9b6-1c0e-4a3d-9a8e-0a6d4f6f0b11',
            entityRef: 'component:default/pay',
          },
        },
      ],
      totalItems: 1,
    },
    invalid: {
      url: '/scorecard/gaps?state=accepted&state=gone',
      message: 'query.state[1]: ',
    },
    auditMeta: { queryType: 'all' },
  },
  exportGaps: {
    url: '/scorecard/gaps.csv?area=Release&contradicted=true',
    served: {
      by: 'gapService.exportGaps',
      with: { area: 'Release', contradicted: 'true' },
    },
    output: '\ufeffEntity,Question\r\nPay,Can you roll back?\r\n',
    invalid: {
      url: '/scorecard/gaps.csv?sort=colour',
      message: 'query.sort: ',
    },
    auditMeta: { queryType: 'export' },
  },
  getScorecardSections: {
    url: '/scorecard/sections?checklist=launch&system=system:default/shop',
    served: {
      by: 'gapService.getScorecardSections',
      with: { checklist: 'launch', system: 'system:default/shop' },
    },
    output: {
      scope: { kind: 'system', refs: ['system:default/shop'] },
      checklist: { id: 'launch', title: 'Launch', version: 2 },
      entities: 9,
      decided: 8,
      sections: [
        { ...SECTION, questions: 4, asked: 30, entities: 5, ...COUNTS },
      ],
    },
    invalid: {
      url: '/scorecard/sections?checklist=launch&domain=retail',
      message: 'query.domain: ',
    },
    auditMeta: { queryType: 'sections' },
  },
  getThemes: {
    url: '/scorecard/themes?checklist=launch&lifecycle=',
    served: {
      by: 'gapService.getThemes',
      with: { checklist: 'launch', lifecycle: [''] },
    },
    output: {
      checklist: { id: 'launch', title: 'Launch', version: 2 },
      entities: 9,
      decided: 8,
      questions: [
        {
          question: { id: 'rollback', title: 'Can you roll back?' },
          section: SECTION,
          area: 'Release',
          risk: 'high',
          asked: 8,
          ...COUNTS,
          notApplicable: 1,
          teams: [
            { ownerRef: 'group:default/pay', title: 'Payments', entities: 6 },
          ],
          teamCount: 1,
          timeToAnswer: { medianHours: 5.2, n: 12 },
          closed: { count: 4, medianDays: 9.5 },
          incidents: { count: 2, entities: 2 },
        },
      ],
    },
    invalid: {
      url: '/scorecard/themes?lifecycle=production',
      message: 'query.checklist: ',
    },
    auditMeta: { queryType: 'themes' },
  },
};
