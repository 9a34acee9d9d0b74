import fc from 'fast-check';
import { Choice, RiskRule } from './answerForm';
import { lintRiskRules } from './lintRiskRules';
import { printRiskExpression } from './printRiskExpression';
import {
  RiskExpression,
  choicesMentioned,
  evaluateRiskExpression,
  parseRiskExpression,
} from './riskExpression';

const ORDER = ['none', 'low', 'medium', 'high'];

type Question = {
  risk: 'high' | 'medium' | 'low';
  choices: Choice[];
  riskRules: RiskRule[];
};

/** All selections that a person can make, as lists of ids. */
function selectionsOf(choices: Choice[]): string[][] {
  const combined = choices
    .filter(({ exclusive }) => !exclusive)
    .reduce<string[][]>(
      (all, { id }) => [...all, ...all.map(some => [...some, id])],
      [[]],
    );
  const alone = choices.filter(({ exclusive }) => exclusive);
  return [...combined.slice(1), ...alone.map(({ id }) => [id])];
}

function partsOf(expression: RiskExpression): RiskExpression[] {
  if (expression.type === 'not') {
    return partsOf(expression.operand);
  }
  if (expression.type === 'and' || expression.type === 'or') {
    return [
      ...(expression.type === 'and' ? [expression] : []),
      ...expression.operands.flatMap(partsOf),
    ];
  }
  return [];
}

/** The same problems by looking at every selection on its own. */
function bruteForce({ risk, choices, riskRules }: Question): string[] {
  const ids = choices.map(({ id }) => id);
  const selections = selectionsOf(choices);
  const conditions = riskRules.map(({ when }) =>
    parseRiskExpression(when, ids),
  );
  const holds = (condition: RiskExpression, selection: string[]) =>
    evaluateRiskExpression(condition, new Set(selection));
  const decides = (selection: string[]) =>
    conditions.findIndex(condition => holds(condition, selection));
  const rankOf = (selection: string[]) =>
    ORDER.indexOf(riskRules[decides(selection)]?.level ?? risk);
  const ceiling = ORDER.indexOf(risk);
  const all = ids.filter((_, index) => !choices[index].exclusive);
  const mentioned = conditions.flatMap(choicesMentioned);
  const found: (string | false | undefined)[] = [
    ...conditions.map((condition, index) => {
      const met = selections.filter(selection => holds(condition, selection));
      if (!met.length) {
        return `error contradiction ${index}`;
      }
      if (!met.some(selection => decides(selection) === index)) {
        return `error unreachableRule ${index}`;
      }
      return (
        partsOf(condition).some(
          part => !selections.some(selection => holds(part, selection)),
        ) && `warning contradiction ${index}`
      );
    }),
    all.length > 0 && rankOf(all) > 0 && 'warning allPracticesNotNone',
    !selections.some(selection => rankOf(selection) >= ceiling) &&
      'warning riskNeverReached',
    ...choices.flatMap(({ id, exclusive, tier }, index) => [
      !exclusive &&
        !mentioned.includes(id) &&
        `warning unmentionedChoice ${index}`,
      exclusive &&
        tier !== 'scope' &&
        rankOf([id]) < ceiling &&
        `error noneBelowRisk ${index}`,
      !exclusive &&
        selections.some(
          selection =>
            selection.length > 1 &&
            selection.includes(id) &&
            rankOf(selection) > rankOf(selection.filter(other => other !== id)),
        ) &&
        `info practiceRaisesRisk ${index}`,
    ]),
  ];
  return found.filter(one => typeof one === 'string').sort();
}

function linted({ risk, choices, riskRules }: Question): string[] {
  return lintRiskRules({ risk }, { type: 'choices', choices, riskRules }, [])
    .map(({ severity, code, path: [, place] }) =>
      [severity, code, place].filter(part => part !== undefined).join(' '),
    )
    .sort();
}

const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `choice${index}`);

/** Conditions over the first so many choices. */
function conditionsOver(count: number) {
  return fc.letrec<{ node: RiskExpression }>(tie => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc
        .constantFrom(...ids(count))
        .map((id): RiskExpression => ({ type: 'choice', id })),
      tie('node').map((operand): RiskExpression => ({ type: 'not', operand })),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
        )
        .map(([type, operands]): RiskExpression => ({ type, operands })),
    ),
  })).node;
}

const levels = fc.constantFrom<RiskRule['level']>('none', 'low', 'medium');
const questions = fc
  .integer({ min: 1, max: 8 })
  .chain(count =>
    fc.record({
      risk: fc.constantFrom('high' as const, 'medium' as const),
      choices: fc.tuple(
        ...ids(count).map(id =>
          fc.record<Choice>(
            {
              id: fc.constant(id),
              title: fc.constant(id),
              exclusive: fc.oneof(
                { weight: 3, arbitrary: fc.constant(false) },
                { weight: 1, arbitrary: fc.constant(true) },
              ),
              tier: fc.constantFrom('scope' as const, 'core' as const),
            },
            { requiredKeys: ['id', 'title'] },
          ),
        ),
      ),
      rules: fc.array(fc.tuple(conditionsOver(count), levels), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  )
  .map(
    ({ risk, choices, rules }): Question => ({
      risk,
      choices,
      riskRules: [
        ...rules.map(([condition, level]) => ({
          when: printRiskExpression(condition),
          level,
        })),
        { when: 'default', level: risk },
      ],
    }),
  );

describe('lintRiskRules', () => {
  it('finds what looking at every selection finds', () => {
    fc.assert(
      fc.property(questions, question => {
        expect(linted(question)).toEqual(bruteForce(question));
      }),
      { numRuns: 1_000 },
    );
  });

  it('looks at all selections of 15 choices', () => {
    const all = ids(15);
    const choices = all.map(id => ({ id, title: id }));
    const last = `${all
      .slice(0, 14)
      .map(id => `!${id}`)
      .join(' && ')} && ${all[14]}`;
    const riskRules: RiskRule[] = [
      { when: all.join(' && '), level: 'none' },
      { when: last, level: 'medium' },
      { when: 'default', level: 'high' },
    ];
    const question: Question = { risk: 'high', choices, riskRules };
    expect(linted(question)).toEqual(
      all
        .slice(0, 14)
        .map((_, index) => `info practiceRaisesRisk ${index}`)
        .sort(),
    );
  });
});
