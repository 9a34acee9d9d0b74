import {
  ProgrammeDocument,
  ProgrammeSetup,
  SetupChecklist,
} from 'backstage-plugin-orr-common';
import {
  coverageOf,
  setupChecklist,
  setupOf,
  stateOf,
} from '../../../__testUtils__/programmeFixtures';
import { setupGaps, SetupKnown, SetupStepName } from './setupGaps';

const FULL: ProgrammeDocument = {
  why: 'Because',
  measures: 'So',
  scope: { kind: 'Component' },
  ownerRef: 'group:default/reliability',
  sponsorRef: 'user:default/grace.kim',
  targetDate: '2026-06-30',
  tierOrder: ['tier-1', 'tier-2'],
};

function known(change: {
  document?: Partial<ProgrammeDocument>;
  setup?: Partial<ProgrammeSetup>;
  checklist?: Partial<SetupChecklist>;
  coverage?: Parameters<typeof coverageOf>[0];
}): SetupKnown {
  return {
    state: stateOf({ ...FULL, ...change.document }),
    setup: setupOf({
      checklists: [setupChecklist(change.checklist)],
      ...change.setup,
    }),
    coverage: coverageOf(change.coverage),
  };
}

const openIn = (value: SetupKnown) =>
  Object.entries(setupGaps(value)).flatMap(([step, gaps]) =>
    gaps.map(gap => [step, gap.code, gap.count]),
  );

describe('setupGaps', () => {
  it('finds nothing where all is set', () => {
    expect(openIn(known({}))).toEqual([]);
  });

  it.each<[SetupStepName, string, Parameters<typeof known>[0], number?]>([
    [
      'tiers',
      'noTiers',
      {
        setup: { tierCandidates: [] },
        coverage: { tiers: [] },
      },
    ],
    ['tiers', 'noTierOrder', { document: { tierOrder: undefined } }],
    ['scope', 'noScope', { document: { scope: undefined } }],
    ['scope', 'nothingMatched', { coverage: { matched: 0 } }],
    ['checklists', 'noChecklist', { checklist: { state: 'draft' } }],
    ['checklists', 'checklistForNobody', { checklist: { applies: 0 } }, 1],
    [
      'reviewers',
      'noReviewers',
      { checklist: { reviewers: 'withoutMembers' } },
      1,
    ],
    ['messages', 'muted', { document: { muted: true } }],
    ['purpose', 'noWhy', { document: { why: undefined } }],
    ['purpose', 'noMeasures', { document: { measures: undefined } }],
    ['purpose', 'noOwner', { document: { ownerRef: undefined } }],
    ['purpose', 'noSponsor', { document: { sponsorRef: undefined } }],
    ['purpose', 'noTarget', { document: { targetDate: undefined } }],
    ['purpose', 'targetPast', { document: { targetDate: '2026-02-28' } }],
  ])('says of %s: %s', (step, code, change, ...[count]) => {
    expect(openIn(known(change))).toEqual([[step, code, count]]);
  });

  it('says nothing of a scope that is still being applied, nor of reviewers whom nobody needs', () => {
    expect(
      openIn(
        known({
          coverage: { matched: 0, applied: false },
          checklist: { reviewers: 'none', needsReviewers: false },
        }),
      ),
    ).toEqual([]);
  });
});
