import {
  EntityExemption,
  Exemption,
  ProgrammeCoverage,
  ProgrammeDocument,
  ProgrammeSetup,
  ProgrammeState,
  SetupChecklist,
} from 'backstage-plugin-orr-common';

/** An entity that nobody has asked an exemption for, as somebody sees it who may not. @internal */
export function noExemption(
  change: Partial<EntityExemption> = {},
): EntityExemption {
  return {
    range: { from: '2026-03-01', to: '2027-03-02' },
    may: { request: false, decide: false, end: false },
    ...change,
  };
}

/** A programme as it was stored last, as somebody sees it who may change it. */
export function stateOf(
  document: ProgrammeDocument | undefined,
  change: Partial<ProgrammeState> = {},
): ProgrammeState {
  return {
    ...(document && {
      programme: {
        document,
        revision: 3,
        changedBy: 'user:default/ines',
        changedAt: '2026-02-20T09:00:00.000Z',
      },
    }),
    tierSource: {
      inForce: { label: 'tier' },
      from: 'configuration',
      configured: { label: 'tier' },
    },
    applied: true,
    may: { update: true },
    ...change,
  };
}

/** Twelve of 34 in scope have a decision in date. */
export function coverageOf(
  change: Partial<ProgrammeCoverage> = {},
): ProgrammeCoverage {
  const counts = { inScope: 34, covered: 12, exempt: 1, outOfScope: 6 };
  return {
    ...counts,
    matched: 40,
    tiers: [{ tier: 'tier-1', ...counts }],
    targetDate: '2026-06-30',
    applied: true,
    at: '2026-03-02T09:00:00.000Z',
    ...change,
  };
}

export function setupChecklist(
  change: Partial<SetupChecklist> = {},
): SetupChecklist {
  return {
    checklistId: 'production',
    title: 'Production readiness',
    version: 2,
    state: 'published',
    applies: 34,
    reviewerGroup: 'group:default/reliability',
    reviewers: 'present',
    needsReviewers: true,
    cadenceMonths: 12,
    cadenceByTier: {},
    deciding: { default: 'peer', tiers: { 'tier-1': 'independent' } },
    ...change,
  };
}

export function setupOf(change: Partial<ProgrammeSetup> = {}): ProgrammeSetup {
  return {
    tierCandidates: [
      {
        source: { label: 'tier' },
        count: 30,
        values: [
          { value: 'tier-2', count: 20 },
          { value: 'tier-1', count: 10 },
        ],
      },
    ],
    kinds: [
      { value: 'Component', count: 40 },
      { value: 'API', count: 6 },
    ],
    types: [{ value: 'service', count: 30 }],
    lifecycles: [
      { value: 'production', count: 25 },
      { value: 'experimental', count: 15 },
    ],
    checklists: [setupChecklist()],
    ...change,
  };
}

/** One that is asked for until the end of May. */
export function exemptionOf(change: Partial<Exemption> = {}): Exemption {
  return {
    id: 'e1',
    entityRef: 'component:default/labels',
    state: 'asked',
    reason: 'Switched off in May',
    until: '2026-05-31',
    askedBy: 'user:default/nadia',
    askedAt: '2026-03-01T09:00:00.000Z',
    revision: 2,
    ...change,
  };
}
