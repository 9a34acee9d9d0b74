import { Answer, AnswerStatement, Evidence } from './answer';
import {
  affirmingTakesProof,
  carriedSummaryOf,
  isUnaffirmed,
  mayAffirm,
} from './affirmation';

const OLD = '2025-03-03T10:00:00.000Z';
const YES: AnswerStatement = { kind: 'practice', value: 'yes' };
const NO: AnswerStatement = { kind: 'practice', value: 'no' };
const NOT_APPLICABLE: AnswerStatement = {
  kind: 'notApplicable',
  reason: 'It holds no data',
};
const OPEN: AnswerStatement = {
  kind: 'toBeResearched',
  assigneeRef: 'user:default/tom',
};
const LINK: Evidence = { url: 'https://wiki.example/run', date: '2025-03-01' };

function carried(change: Partial<Answer> = {}): Answer {
  return {
    questionId: 'rollback',
    revision: 1,
    statement: YES,
    note: 'Tried on a Friday',
    evidence: [LINK],
    answeredBy: 'user:default/nadia',
    answeredAt: OLD,
    copiedFrom: {
      reviewId: 'last-year',
      answeredBy: 'user:default/nadia',
      answeredAt: OLD,
    },
    ...change,
  };
}

describe('isUnaffirmed', () => {
  it.each<[string, Partial<Answer>, boolean]>([
    ['as it was carried over', {}, true],
    [
      'of the same person in other letters',
      { answeredBy: 'User:default/Nadia' },
      true,
    ],
    ['saved again', { answeredAt: '2026-03-02T09:00:00.000Z' }, false],
    [
      'saved by somebody else at the same instant',
      { answeredBy: 'user:default/tom' },
      false,
    ],
    ['that came from nowhere', { copiedFrom: undefined }, false],
    ['that was cleared', { statement: null }, false],
  ])('judges an answer %s', (_, change, unaffirmed) => {
    expect(isUnaffirmed(carried(change))).toBe(unaffirmed);
  });
});

describe('affirmingTakesProof', () => {
  it.each([
    ['high', YES, true],
    ['high', NO, true],
    ['high', NOT_APPLICABLE, true],
    ['high', OPEN, false],
    ['high', null, true],
    ['medium', YES, false],
    ['low', NO, false],
    ['low', NOT_APPLICABLE, true],
    ['low', OPEN, false],
  ] as const)('of a %s risk with %j is %s', (risk, statement, takes) => {
    expect(affirmingTakesProof({ risk }, statement)).toBe(takes);
  });
});

describe('mayAffirm', () => {
  const same = { statement: YES, note: 'Tried on a Friday', evidence: [LINK] };
  const fresh = { url: LINK.url, date: '2026-02-27' };

  it.each([
    ['the same', same, false],
    ['the same without the note', { ...same, note: undefined }, false],
    ['a note in other blanks', { ...same, note: ' Tried on a Friday ' }, false],
    ['a word', { ...same, note: 'Still true' }, false],
    ['a sentence', { ...same, note: 'Tried again in May' }, true],
    ['the link looked up again', { ...same, evidence: [fresh] }, true],
    ['a new link', { ...same, evidence: [LINK, fresh] }, true],
    [
      'a link of the old day',
      { ...same, evidence: [{ ...fresh, date: '2025-03-03' }] },
      false,
    ],
    [
      'the day after',
      { ...same, evidence: [{ ...fresh, date: '2025-03-04' }] },
      true,
    ],
    ['no link', { ...same, evidence: [] }, false],
    ['another statement', { ...same, statement: NO }, true],
    ['nothing any more', { ...same, statement: null }, true],
  ])('of a high risk with %s', (_, after, may) => {
    expect(mayAffirm({ risk: 'high' }, carried(), after)).toBe(may);
  });

  it('takes no link for fresh that was there before, whatever its day', () => {
    const ahead = { ...LINK, date: '2025-12-01' };
    expect(
      mayAffirm({ risk: 'high' }, carried({ evidence: [ahead] }), {
        ...same,
        evidence: [ahead],
      }),
    ).toBe(false);
  });

  it.each(['medium', 'low'] as const)('of a %s risk takes nothing', risk => {
    expect(mayAffirm({ risk }, carried(), same)).toBe(true);
  });

  it('of what does not apply takes proof, whatever the risk', () => {
    const before = carried({ statement: NOT_APPLICABLE });
    const after = { ...same, statement: NOT_APPLICABLE };
    expect(mayAffirm({ risk: 'low' }, before, after)).toBe(false);
    expect(
      mayAffirm({ risk: 'low' }, before, {
        ...after,
        statement: { ...NOT_APPLICABLE, reason: 'It still holds no data' },
      }),
    ).toBe(true);
  });

  it('asks nothing of an answer that was affirmed already', () => {
    const affirmed = carried({ answeredAt: '2026-03-02T09:00:00.000Z' });
    expect(mayAffirm({ risk: 'high' }, affirmed, same)).toBe(true);
  });
});

describe('carriedSummaryOf', () => {
  const of = (questionId: string, change: Partial<Answer> = {}) =>
    carried({ questionId, ...change });
  const older = '2024-11-05T10:00:00.000Z';

  it('counts what was affirmed, changed and left, and tells how old that is', () => {
    expect(
      carriedSummaryOf(
        {
          reviewId: 'last-year',
          questionIds: ['left', 'older', 'said', 'changed', 'cleared', 'gone'],
        },
        [
          of('left'),
          of('older', {
            answeredAt: older,
            copiedFrom: {
              reviewId: 'last-year',
              answeredBy: 'user:default/nadia',
              answeredAt: older,
            },
          }),
          of('said', { answeredAt: '2026-03-02T09:00:00.000Z' }),
          of('changed', { copiedFrom: undefined }),
          of('cleared', { statement: null }),
          of('new', { copiedFrom: undefined }),
        ],
      ),
    ).toEqual({ affirmed: 1, changed: 3, unaffirmed: 2, oldest: older });
  });

  it('tells of no age where nothing is left', () => {
    expect(
      carriedSummaryOf({ reviewId: 'last-year', questionIds: ['said'] }, [
        of('said', { answeredAt: '2026-03-02T09:00:00.000Z' }),
      ]),
    ).toEqual({ affirmed: 1, changed: 0, unaffirmed: 0 });
  });
});
