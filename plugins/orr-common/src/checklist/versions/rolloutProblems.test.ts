import { BindableQuestion } from './bindableQuestions';
import { RolloutRule, rolloutRuleSchema } from './rollout';
import { rolloutProblems } from './rolloutProblems';

const TODAY = '2026-03-01';
const BINDABLE: BindableQuestion[] = [
  { questionId: 'one', title: 'A question', why: 'added' },
  { questionId: 'two', title: 'A question', why: 'added' },
  { questionId: 'raised', title: 'A question', why: 'raised' },
  { questionId: 'other-meaning', title: 'A question', why: 'meaning' },
  { questionId: 'spared', title: 'A question', why: 'raised', sparedSince: 2 },
];

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
    [
      'new entities only, of a new question and of one that is asked of these alone so far',
      [
        { questionId: 'one', when: 'newEntities' },
        { questionId: 'spared', when: 'newEntities' },
      ],
      [],
    ],
    [
      'new entities only, of questions that others are asked already',
      [
        { questionId: 'raised', when: 'newEntities' },
        { questionId: 'other-meaning', when: 'newEntities' },
      ],
      ['rollout[0].when', 'rollout[1].when'],
    ],
    [
      'a day for new entities',
      [{ questionId: 'one', when: 'newEntities', date: '2026-04-01' }],
      ['rollout[0].date'],
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
