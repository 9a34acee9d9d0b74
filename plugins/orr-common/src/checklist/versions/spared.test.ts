import fc from 'fast-check';
import { exampleChecklist, exampleQuestion } from '../exampleChecklist';
import { bindingAfter } from './bindingAfter';
import { ROLLOUT_TIMES, RolloutRule, SparedQuestion } from './rollout';
import { sparedAfter } from './sparedAfter';
import { sparedOf } from './sparedOf';

const asking = (...ids: string[]) =>
  exampleChecklist(ids.map(id => exampleQuestion({ id })));
const newOnly = (questionId: string): RolloutRule => ({
  questionId,
  when: 'newEntities',
});

describe('sparedAfter', () => {
  const before: SparedQuestion[] = [{ questionId: 'one', version: 2 }];

  it.each<[string, string[], RolloutRule[], SparedQuestion[]]>([
    ['keeps those of earlier versions', ['one', 'two'], [], before],
    [
      'adds those of its own',
      ['one', 'two'],
      [newOnly('two')],
      [...before, { questionId: 'two', version: 4 }],
    ],
    [
      'keeps the version of a question that stays with new entities',
      ['one'],
      [newOnly('one')],
      before,
    ],
    ['forgets a question that is not asked any more', ['two'], [], []],
    [
      'ends with the next review',
      ['one'],
      [{ questionId: 'one', when: 'nextReview' }],
      [],
    ],
    [
      'ends by a day',
      ['one'],
      [{ questionId: 'one', when: 'byDate', date: '2026-06-30' }],
      [],
    ],
    ['ends at once', ['one'], [{ questionId: 'one', when: 'now' }], []],
    [
      'keeps it whatever is said of others',
      ['one', 'two'],
      [{ questionId: 'two', when: 'now' }],
      before,
    ],
  ])('%s', (_, ids, rollout, expected) => {
    expect(
      sparedAfter({ before, document: asking(...ids), version: 4, rollout }),
    ).toEqual(expected);
  });

  it('lets a question that comes back start anew', () => {
    const dropped = sparedAfter({
      before,
      document: asking('two'),
      version: 3,
      rollout: [],
    });
    const back = (rollout: RolloutRule[]) =>
      sparedAfter({
        before: dropped,
        document: asking('one', 'two'),
        version: 4,
        rollout,
      });
    expect(back([])).toEqual([]);
    expect(back([newOnly('one')])).toEqual([{ questionId: 'one', version: 4 }]);
  });

  it('never spares what binds', () => {
    const ids = ['a', 'b', 'c'];
    const rule = fc.record({
      questionId: fc.constantFrom(...ids),
      when: fc.constantFrom(...ROLLOUT_TIMES),
    });
    const publication = fc.record({
      asked: fc.subarray(ids),
      rules: fc.uniqueArray(rule, { selector: one => one.questionId }),
    });
    fc.assert(
      fc.property(fc.array(publication, { maxLength: 6 }), publications => {
        let binding: ReturnType<typeof bindingAfter> = [];
        let spared: SparedQuestion[] = [];
        let asked: string[] = [];
        publications.forEach((one, index) => {
          // As it is refused otherwise: new entities only where it is new, or is asked of them alone so far.
          const rollout = one.rules
            .filter(
              ({ questionId, when }) =>
                one.asked.includes(questionId) &&
                (when !== 'newEntities' ||
                  !asked.includes(questionId) ||
                  spared.some(known => known.questionId === questionId)),
            )
            .map(found => ({
              ...found,
              ...(found.when === 'byDate' && { date: '2026-06-30' }),
            }));
          const next = {
            document: asking(...one.asked),
            version: index + 1,
            rollout,
          };
          binding = bindingAfter({
            ...next,
            before: binding,
            publishedOn: '2026-03-01',
          });
          spared = sparedAfter({ ...next, before: spared });
          asked = one.asked;
          const bound = new Set(binding.map(({ questionId }) => questionId));
          expect(
            spared.filter(({ questionId }) => bound.has(questionId)),
          ).toEqual([]);
          expect(new Set(spared.map(({ questionId }) => questionId)).size).toBe(
            spared.length,
          );
        });
      }),
    );
  });
});

describe('sparedOf', () => {
  const spared = [
    { questionId: 'one', version: 2 },
    { questionId: 'two', version: 4 },
  ];

  it.each<[number | undefined, string[]]>([
    [undefined, []],
    [1, ['one', 'two']],
    [2, ['two']],
    [3, ['two']],
    [4, []],
    [5, []],
  ])('of an entity that was first decided on %s: %j', (first, expected) => {
    expect(sparedOf({ spared }, first)).toEqual(expected);
  });

  it('spares nobody where the version has no such question', () => {
    expect(sparedOf({}, 1)).toEqual([]);
  });
});
