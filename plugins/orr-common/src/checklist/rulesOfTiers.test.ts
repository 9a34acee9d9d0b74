import fc from 'fast-check';
import { Choice, RiskRule } from './answerForm';
import { lintRiskRules } from './lintRiskRules';
import { evaluateRiskExpression, parseRiskExpression } from './riskExpression';
import { rulesOfTiers } from './rulesOfTiers';

const ORDER = ['none', 'low', 'medium', 'high'];

const tiers = fc.constantFrom<Pick<Choice, 'tier' | 'alternativeGroup'>>(
  { tier: 'scope' },
  { tier: 'core' },
  { tier: 'secondary' },
  { tier: 'alternative' },
  { tier: 'alternative', alternativeGroup: 'first' },
  { tier: 'alternative', alternativeGroup: 'second' },
  {},
);
const NONE: Choice = { id: 'none', title: 'None of these', exclusive: true };
const practices = fc
  .array(tiers, { minLength: 1, maxLength: 7 })
  .map(list =>
    list.map((tier, index) => ({ id: `p${index}`, title: 'One', ...tier })),
  );
const questions = fc.record({
  risk: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
  practices,
});

/** By the truth table alone, and by an evaluation of its own. */
function rankOf(rules: RiskRule[], choices: Choice[], selected: string[]) {
  const ids = choices.map(({ id }) => id);
  const rule = rules.find(({ when }) =>
    evaluateRiskExpression(parseRiskExpression(when, ids), new Set(selected)),
  );
  return ORDER.indexOf(rule!.level);
}

function subsets(ids: string[]): string[][] {
  return ids.reduce<string[][]>(
    (all, id) => [...all, ...all.map(some => [...some, id])],
    [[]],
  );
}

describe('rulesOfTiers', () => {
  it('writes rules that people can read', () => {
    const choices: Choice[] = [
      { id: 'no_calls', title: 'It is never called', tier: 'scope' },
      { id: 'at_gateway', title: 'At the gateway', tier: 'alternative' },
      { id: 'in_service', title: 'In the service', tier: 'alternative' },
      { id: 'bounded', title: 'Queues are bounded', tier: 'core' },
      { id: 'tried', title: 'It was tried', tier: 'secondary' },
      NONE,
    ];
    expect(rulesOfTiers({ risk: 'high', choices })).toEqual([
      {
        when: '(no_calls || bounded && (at_gateway || in_service) && tried) && !none',
        level: 'none',
      },
      {
        when: 'bounded && (at_gateway || in_service) && !none',
        level: 'medium',
      },
      { when: 'default', level: 'high' },
    ]);
    expect(
      rulesOfTiers({ risk: 'medium', choices: choices.slice(3, 5) }),
    ).toEqual([
      { when: 'bounded && tried', level: 'none' },
      { when: 'bounded', level: 'low' },
      { when: 'default', level: 'medium' },
    ]);
  });

  it('takes "None of these" for an exit where its tier says so', () => {
    const choices: Choice[] = [
      { id: 'core', title: 'Core', tier: 'core' },
      { ...NONE, tier: 'scope' },
    ];
    expect(rulesOfTiers({ risk: 'low', choices })).toEqual([
      { when: 'none || core', level: 'none' },
      { when: 'default', level: 'low' },
    ]);
    expect(rulesOfTiers({ risk: 'low', choices: [NONE] })).toEqual([
      { when: 'default', level: 'low' },
    ]);
  });

  describe('of any tiers', () => {
    const check = (
      predicate: (question: {
        risk: 'high' | 'medium' | 'low';
        choices: Choice[];
        ids: string[];
        rank: (selected: string[]) => number;
        rules: RiskRule[];
      }) => void,
    ) =>
      fc.assert(
        fc.property(questions, ({ risk, practices: list }) => {
          const choices = [...list, NONE];
          const rules = rulesOfTiers({ risk, choices });
          predicate({
            risk,
            choices,
            rules,
            ids: list.map(({ id }) => id),
            rank: selected => rankOf(rules, choices, selected),
          });
        }),
        { numRuns: 300 },
      );

    it('all practices leave no risk', () => {
      check(({ ids, rank }) => expect(rank(ids)).toBe(0));
    });

    it('none of them is the risk of the question', () => {
      check(({ risk, rank }) => {
        expect(rank(['none'])).toBe(ORDER.indexOf(risk));
        expect(rank([])).toBe(ORDER.indexOf(risk));
      });
    });

    it('another practice never raises the risk', () => {
      check(({ ids, rank }) => {
        for (const selected of subsets(ids)) {
          for (const id of ids.filter(one => !selected.includes(one))) {
            expect(rank([...selected, id])).toBeLessThanOrEqual(rank(selected));
          }
        }
      });
    });

    it('each choice matters somewhere', () => {
      check(({ choices, rank }) => {
        const all = choices.map(({ id }) => id);
        for (const id of all) {
          const others = subsets(all.filter(other => other !== id));
          expect(others.some(some => rank([...some, id]) !== rank(some))).toBe(
            true,
          );
        }
      });
    });

    it('each level that is declared is reached by ticking something', () => {
      check(({ ids, rank, rules }) => {
        const ticked = [...subsets(ids).slice(1), ['none']];
        expect(new Set(ticked.map(rank))).toEqual(
          new Set(rules.map(({ level }) => ORDER.indexOf(level))),
        );
      });
    });

    it('the linter has nothing to say', () => {
      check(({ risk, choices, rules }) =>
        expect(
          lintRiskRules(
            { risk },
            { type: 'choices', choices, riskRules: rules },
            [],
          ),
        ).toEqual([]),
      );
    });
  });
});
