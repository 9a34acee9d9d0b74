import { RolloutRule, rolloutRuleSchema } from './rollout';
import { rolloutProblems } from './rolloutProblems';

const TODAY = '2026-03-01';
const BINDABLE = ['one', 'two'].map(questionId => ({
  questionId,
  title: 'A question',
  why: 'added' as const,
}));

describe('rolloutProblems', () => {
  it.each<[string, RolloutRule[], string[]]>([
    ['no rule', [], []],
    ['the next review', [{ questionId: 'one', when: 'nextReview' }], []],
    [
      'a day that is today, and at once',
      [
        { questionId: 'one', when: 'byDate', date: TODAY },
        { questionId: 'two', when: 'now' },
      ],
      [],
    ],
    [
      'a question that is as it was',
      [{ questionId: 'other', when: 'now' }],
      ['rollout[0].questionId'],
    ],
    [
      'two rules for a question',
      [
        { questionId: 'one', when: 'now' },
        { questionId: 'one', when: 'nextReview' },
      ],
      ['rollout[1].questionId'],
    ],
    ['no day', [{ questionId: 'one', when: 'byDate' }], ['rollout[0].date']],
    [
      'a day that has passed',
      [{ questionId: 'one', when: 'byDate', date: '2026-02-28' }],
      ['rollout[0].date'],
    ],
    [
      'a day that means nothing',
      [
        { questionId: 'one', when: 'nextReview', date: '2026-04-01' },
        { questionId: 'two', when: 'now', date: '2026-04-01' },
      ],
      ['rollout[0].date', 'rollout[1].date'],
    ],
  ])('tells what is wrong with %s', (_, rules, paths) => {
    expect(
      rolloutProblems(rules, BINDABLE, TODAY).map(({ path }) => path),
    ).toEqual(paths);
  });

  it('leaves to the schema what is no day', () => {
    expect(
      rolloutRuleSchema.safeParse({
        questionId: 'one',
        when: 'byDate',
        date: '2026-02-30',
      }).success,
    ).toBe(false);
  });
});
