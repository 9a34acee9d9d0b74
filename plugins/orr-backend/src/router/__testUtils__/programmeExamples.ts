import { Exemption, ProgrammeState } from 'backstage-plugin-orr-common';
import { ANNA, AT, entity, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const EXEMPTION_ID = '9d0c6b52-4c0a-4e0d-8f55-6f0c7d1f9b33';
const EXEMPTION_URL = `/exemptions/${EXEMPTION_ID}`;

const exemption: Exemption = {
  id: EXEMPTION_ID,
  entityRef: entity.entityRef,
  state: 'asked',
  reason: 'It is switched off in May',
  until: '2026-05-31',
  askedBy: ANNA,
  askedAt: AT,
  revision: 1,
};

const programme: ProgrammeState = {
  programme: {
    document: {
      title: 'Ready for the season',
      scope: { 'spec.lifecycle': 'production' },
      targetDate: '2026-09-30',
      ownerRef: 'group:default/reliability',
      tierOrder: ['tier-1', 'tier-2'],
    },
    revision: 3,
    changedBy: ANNA,
    changedAt: AT,
  },
  tierSource: {
    inForce: { label: 'tier' },
    from: 'configuration',
    configured: { label: 'tier' },
  },
  applied: false,
  may: { update: true },
};

const counts = { inScope: 34, covered: 12, exempt: 1, outOfScope: 6 };
const ended: Exemption = {
  ...exemption,
  state: 'ended',
  decidedBy: 'user:default/ben',
  decidedAt: AT,
  endedBy: ANNA,
  endedAt: AT,
  revision: 3,
};

type ProgrammeOperationId =
  | 'getProgramme'
  | 'updateProgramme'
  | 'getProgrammeCoverage'
  | 'getProgrammeSetup'
  | 'previewScope'
  | 'listExemptions'
  | 'requestExemption'
  | 'decideExemption'
  | 'withdrawExemption'
  | 'endExemption';

/** Examples around the programme and exemptions from it. @internal */
export const programmeExamples: {
  [TId in ProgrammeOperationId]: OperationExample<TId>;
} = {
  getProgramme: {
    url: '/programme',
    served: { by: 'programme.getProgramme' },
    output: programme,
    invalid: {
      url: '/programme?revision=2',
      message: 'query.revision: is not known',
    },
    auditMeta: { queryType: 'current' },
  },
  updateProgramme: {
    url: '/programme',
    body: {
      mutationId: MUTATION_ID,
      revision: 2,
      document: programme.programme!.document,
    },
    served: { by: 'programme.updateProgramme' },
    output: programme,
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        revision: 2,
        document: { scope: { $not: { kind: { $like: 'x' } } } },
      },
      message: 'body.document.scope: ',
    },
    auditMeta: { actionType: 'update', mutationId: MUTATION_ID, revision: 3 },
  },
  getProgrammeCoverage: {
    url: '/programme/coverage',
    served: { by: 'programme.getProgrammeCoverage' },
    output: {
      ...counts,
      matched: 40,
      tiers: [{ tier: 'tier-1', ...counts }],
      targetDate: '2026-09-30',
      applied: true,
      at: AT,
    },
    invalid: {
      url: '/programme/coverage?owner=me',
      message: 'query.owner: is not known',
    },
    auditMeta: { queryType: 'coverage' },
  },
  getProgrammeSetup: {
    url: '/programme/setup',
    served: { by: 'programme.getProgrammeSetup' },
    output: {
      tierCandidates: [
        {
          source: { label: 'tier' },
          count: 2,
          values: [{ value: 'tier-1', count: 2 }],
        },
      ],
      kinds: [{ value: 'Component', count: 2 }],
      types: [{ value: 'service', count: 2 }],
      lifecycles: [{ value: 'production', count: 2 }],
      checklists: [
        {
          checklistId: 'launch',
          title: 'Launch',
          version: 3,
          state: 'published',
          applies: 2,
          reviewerGroup: 'group:default/reliability',
          reviewers: 'withoutMembers',
          needsReviewers: true,
          cadenceMonths: 12,
          cadenceByTier: { gold: 6 },
          deciding: {
            default: 'independent',
            tiers: { 'tier-3': 'self-certified' },
          },
        },
      ],
    },
    invalid: {
      url: '/programme/setup?step=1',
      message: 'query.step: is not known',
    },
    auditMeta: { queryType: 'setup' },
  },
  previewScope: {
    url: '/programme/scope-preview',
    body: { scope: { kind: 'Component' } },
    served: { by: 'programme.previewScope' },
    output: {
      matched: 30,
      total: 40,
      asked: 20,
      kinds: [{ value: 'component', count: 30 }],
      examples: [{ entityRef: entity.entityRef, title: 'Payments' }],
    },
    invalid: {
      body: { scope: { kind: { $regex: '.*' } } },
      message: 'body.scope: ',
    },
    auditMeta: { actionType: 'preview' },
  },
  listExemptions: {
    url: '/exemptions?state=asked&limit=2',
    served: {
      by: 'exemptions.listExemptions',
      with: { state: ['asked'], limit: 2 },
    },
    output: {
      items: [
        {
          exemption,
          entity: { entityRef: entity.entityRef, title: 'Payments' },
        },
      ],
      totalItems: 3,
      nextCursor: 'next',
    },
    invalid: {
      url: '/exemptions?state=asked&state=open',
      message: 'query.state[1]: ',
    },
    auditMeta: { queryType: 'all' },
  },
  requestExemption: {
    url: '/exemptions',
    body: {
      mutationId: MUTATION_ID,
      entityRef: entity.entityRef,
      reason: exemption.reason,
      until: exemption.until,
    },
    served: { by: 'exemptions.requestExemption' },
    output: exemption,
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        entityRef: entity.entityRef,
        reason: 'Soon gone',
        until: '2026-02-30',
      },
      message: 'body.until: ',
    },
    auditMeta: {
      actionType: 'request',
      entityRef: entity.entityRef,
      until: exemption.until,
      mutationId: MUTATION_ID,
    },
  },
  decideExemption: {
    url: `${EXEMPTION_URL}/decisions`,
    body: {
      mutationId: MUTATION_ID,
      revision: 1,
      outcome: 'approved',
      note: 'Fine until then',
    },
    served: {
      by: 'exemptions.decideExemption',
      with: { exemptionId: EXEMPTION_ID },
    },
    output: {
      ...exemption,
      state: 'approved',
      decidedBy: 'user:default/ben',
      decidedAt: AT,
      decisionNote: 'Fine until then',
      revision: 2,
    },
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 1, outcome: 'maybe' },
      message: 'body.outcome: ',
    },
    auditMeta: {
      actionType: 'decide',
      exemptionId: EXEMPTION_ID,
      outcome: 'approved',
      mutationId: MUTATION_ID,
    },
  },
  withdrawExemption: {
    url: `${EXEMPTION_URL}/withdrawals`,
    body: { mutationId: MUTATION_ID, revision: 1 },
    served: {
      by: 'exemptions.withdrawExemption',
      with: { exemptionId: EXEMPTION_ID },
    },
    output: {
      ...exemption,
      state: 'withdrawn',
      endedBy: ANNA,
      endedAt: AT,
      revision: 2,
    },
    invalid: {
      url: '/exemptions/42/withdrawals',
      message: 'params.exemptionId: ',
    },
    auditMeta: {
      actionType: 'withdraw',
      exemptionId: EXEMPTION_ID,
      mutationId: MUTATION_ID,
    },
  },
  endExemption: {
    url: `${EXEMPTION_URL}/endings`,
    body: { mutationId: MUTATION_ID, revision: 2 },
    served: {
      by: 'exemptions.endExemption',
      with: { exemptionId: EXEMPTION_ID },
    },
    output: ended,
    invalid: {
      body: { mutationId: MUTATION_ID },
      message: 'body.revision: is required',
    },
    auditMeta: {
      actionType: 'end',
      exemptionId: EXEMPTION_ID,
      mutationId: MUTATION_ID,
    },
  },
};
