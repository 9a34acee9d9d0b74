import {
  ProgrammeCoverage,
  ProgrammeSetup,
  ProgrammeState,
  SetupChecklist,
} from 'backstage-plugin-orr-common';

/** The steps of the set-up, in their order. @internal */
export const SETUP_STEPS = [
  'tiers',
  'scope',
  'checklists',
  'reviewers',
  'cadence',
  'messages',
  'purpose',
] as const;

/** @internal */
export type SetupStepName = (typeof SETUP_STEPS)[number];

/** Something that a step leaves open. @internal */
export interface SetupGap {
  code:
    | 'noTiers'
    | 'noTierOrder'
    | 'noScope'
    | 'nothingMatched'
    | 'noChecklist'
    | 'checklistForNobody'
    | 'noReviewers'
    | 'muted'
    | 'noWhy'
    | 'noMeasures'
    | 'noOwner'
    | 'noSponsor'
    | 'noTarget'
    | 'targetPast';
  count?: number;
}

/** What is known about the programme when its set-up is shown. @internal */
export interface SetupKnown {
  state: ProgrammeState;
  setup: ProgrammeSetup;
  coverage?: ProgrammeCoverage;
}

type Answer = [condition: boolean, gap: SetupGap];

function open(answers: Answer[]): SetupGap[] {
  return answers.filter(([condition]) => condition).map(([, gap]) => gap);
}

/** Whether nobody is there to decide a review that the checklist leaves to its reviewers. */
function lacksReviewers(checklist: SetupChecklist): boolean {
  return checklist.needsReviewers && checklist.reviewers !== 'present';
}

function tierGaps({ state, setup, coverage }: SetupKnown): SetupGap[] {
  const { inForce } = state.tierSource;
  const isCarried = setup.tierCandidates.some(({ source }) =>
    'label' in source
      ? source.label === inForce.label
      : source.annotation === inForce.annotation,
  );
  const isCounted = coverage?.tiers.some(({ tier }) => tier !== '');
  const hasOrder = !!state.programme?.document.tierOrder?.length;
  return open([
    [!isCarried && !isCounted, { code: 'noTiers' }],
    [!hasOrder, { code: 'noTierOrder' }],
  ]);
}

function scopeGaps({ state, coverage }: SetupKnown): SetupGap[] {
  const { scope } = state.programme?.document ?? {};
  return open([
    [scope === undefined, { code: 'noScope' }],
    [
      scope !== undefined &&
        coverage?.applied === true &&
        coverage.matched === 0,
      { code: 'nothingMatched' },
    ],
  ]);
}

function checklistGaps({ setup }: SetupKnown): SetupGap[] {
  const published = setup.checklists.filter(
    ({ state }) => state === 'published',
  );
  const count = published.filter(({ applies }) => applies === 0).length;
  return open([
    [!published.length, { code: 'noChecklist' }],
    [count > 0, { code: 'checklistForNobody', count }],
  ]);
}

function reviewerGaps({ setup }: SetupKnown): SetupGap[] {
  const count = setup.checklists.filter(lacksReviewers).length;
  return open([[count > 0, { code: 'noReviewers', count }]]);
}

function purposeGaps({ state, coverage }: SetupKnown): SetupGap[] {
  const { why, measures, ownerRef, sponsorRef, targetDate } =
    state.programme?.document ?? {};
  const isPast =
    targetDate !== undefined &&
    coverage !== undefined &&
    targetDate < coverage.at.slice(0, 10);
  return open([
    [!why, { code: 'noWhy' }],
    [!measures, { code: 'noMeasures' }],
    [!ownerRef, { code: 'noOwner' }],
    [!sponsorRef, { code: 'noSponsor' }],
    [!targetDate, { code: 'noTarget' }],
    [isPast, { code: 'targetPast' }],
  ]);
}

/** What each step leaves open. Nothing of it is required. @internal */
export function setupGaps(
  known: SetupKnown,
): Record<SetupStepName, SetupGap[]> {
  return {
    tiers: tierGaps(known),
    scope: scopeGaps(known),
    checklists: checklistGaps(known),
    reviewers: reviewerGaps(known),
    cadence: [],
    messages: open([
      [known.state.programme?.document.muted === true, { code: 'muted' }],
    ]),
    purpose: purposeGaps(known),
  };
}
