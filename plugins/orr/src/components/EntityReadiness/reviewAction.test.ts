import {
  ChecklistReadiness,
  Standing,
  judgeReview,
} from 'backstage-plugin-orr-common';
import { OpenReview } from '../../hooks/useOpenReviews';
import {
  checklistReadiness,
  conditionalDecision,
  reviewDetail,
  reviewSummary,
} from '../../__testUtils__/readinessFixtures';
import {
  asksForReview,
  leadingChecklist,
  likelyKind,
  reviewActionOf,
  startableKinds,
} from './reviewAction';

const MAY_ALL = {
  may: { createReview: true, readReviews: true },
  decisions: [conditionalDecision()],
};
const RUNNING = checklistReadiness({ openReviewId: reviewSummary().id });

function opened(
  state: 'inProgress' | 'changesRequested' | 'submitted',
  may: { update: boolean; decide: boolean },
  answered: string[] = [],
): OpenReview {
  const detail = reviewDetail({ review: reviewSummary({ state }), may });
  const [answer] = detail.answers;
  const judgement = judgeReview({
    checklist: detail.checklist.document,
    kind: 'launch',
    answers: Object.fromEntries(
      answered.map(questionId => [questionId, { ...answer, questionId }]),
    ),
    now: new Date('2026-03-01T00:00:00Z'),
    timeZone: 'UTC',
  });
  return { status: 'ready', detail, judgement };
}

describe('reviewActionOf', () => {
  const all = ['limits', 'oncall', 'rollback'];
  it.each([
    [
      'answers left',
      opened('inProgress', { update: true, decide: false }, ['limits']),
      { type: 'continue', left: 2 },
    ],
    [
      'nothing left to answer',
      opened('inProgress', { update: true, decide: false }, all),
      { type: 'submit' },
    ],
    [
      'changes asked for',
      opened('changesRequested', { update: true, decide: true }, ['limits']),
      { type: 'continue', left: 2 },
    ],
    [
      'a viewer who may not answer',
      opened('inProgress', { update: false, decide: true }),
      { type: 'view' },
    ],
    [
      'a decision that is awaited',
      opened('submitted', { update: true, decide: true }),
      { type: 'decide' },
    ],
    [
      'a decision that others take',
      opened('submitted', { update: true, decide: false }),
      { type: 'view' },
    ],
  ] as const)('of a running review with %s', (_, open, expected) => {
    expect(reviewActionOf(RUNNING, MAY_ALL, open)).toEqual({
      ...expected,
      reviewId: reviewSummary().id,
    });
  });

  it.each([
    { status: 'loading' },
    { status: 'error', error: new Error() },
  ] as const)(
    'promises nothing about a review that is not there: $status',
    open => {
      expect(reviewActionOf(RUNNING, MAY_ALL, open)).toBeUndefined();
    },
  );

  it('starts what the standing asks for', () => {
    const checklist = checklistReadiness();

    expect(reviewActionOf(checklist, MAY_ALL, undefined)).toEqual({
      type: 'start',
      checklist,
    });
  });

  it('leads to the decided review where nothing is asked for, or may not be started', () => {
    const ready = checklistReadiness({
      standing: 'ready',
      decisionId: 'decision-1',
    });
    const overdue = checklistReadiness({
      standing: 'overdue',
      decisionId: 'decision-1',
    });
    const view = { type: 'view', reviewId: conditionalDecision().reviewId };

    expect(reviewActionOf(ready, MAY_ALL, undefined)).toEqual(view);
    expect(
      reviewActionOf(
        overdue,
        { ...MAY_ALL, may: { createReview: false, readReviews: true } },
        undefined,
      ),
    ).toEqual(view);
    expect(
      reviewActionOf(
        overdue,
        { ...MAY_ALL, may: { createReview: false, readReviews: false } },
        undefined,
      ),
    ).toBeUndefined();
  });

  it('offers nothing where no review is required', () => {
    expect(
      reviewActionOf(
        checklistReadiness({ standing: 'notRequired' }),
        MAY_ALL,
        undefined,
      ),
    ).toBeUndefined();
  });
});

describe('asksForReview', () => {
  it.each<[Standing, boolean, boolean]>([
    ['neverReviewed', false, true],
    ['notReady', false, true],
    ['overdue', false, true],
    ['readyWithConditions', false, false],
    ['ready', false, false],
    ['ready', true, true],
  ])('%s, due soon %s: %s', (standing, dueSoon, asks) => {
    const { flags } = checklistReadiness();

    expect(
      asksForReview(
        checklistReadiness({ standing, flags: { ...flags, dueSoon } }),
      ),
    ).toBe(asks);
  });
});

describe('the kind of review', () => {
  it('is one that the checklist serves and a person starts', () => {
    expect(startableKinds(['incident', 'change', 'launch'])).toEqual([
      'launch',
    ]);
    expect(startableKinds(undefined)).toEqual(['launch', 'periodic']);
  });

  it('is a launch until there was a decision, then a renewal', () => {
    expect(likelyKind(checklistReadiness(), ['launch', 'periodic'])).toBe(
      'launch',
    );
    expect(
      likelyKind(checklistReadiness({ standing: 'overdue' }), [
        'launch',
        'periodic',
      ]),
    ).toBe('periodic');
    expect(likelyKind(checklistReadiness(), ['periodic'])).toBe('periodic');
  });
});

describe('leadingChecklist', () => {
  const named = (checklistId: string, standing: Standing): ChecklistReadiness =>
    checklistReadiness({ checklistId, standing });

  it('puts a decision before answers, answers before a start', () => {
    const never = named('a', 'neverReviewed');
    expect(
      leadingChecklist([
        { checklist: never, action: { type: 'start', checklist: never } },
        {
          checklist: named('b', 'ready'),
          action: { type: 'continue', reviewId: '1', left: 1 },
        },
        {
          checklist: named('c', 'ready'),
          action: { type: 'decide', reviewId: '2' },
        },
      ]),
    ).toBe('c');
  });

  it('takes the worse standing among equals', () => {
    expect(
      leadingChecklist([
        {
          checklist: named('a', 'ready'),
          action: { type: 'view', reviewId: '1' },
        },
        {
          checklist: named('b', 'notReady'),
          action: { type: 'view', reviewId: '2' },
        },
      ]),
    ).toBe('b');
  });

  it('leads nowhere when there is nothing to do', () => {
    expect(
      leadingChecklist([{ checklist: named('a', 'ready'), action: undefined }]),
    ).toBeUndefined();
  });
});
