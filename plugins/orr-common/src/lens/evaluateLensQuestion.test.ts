import { ChoicesAnswer } from '../checklist/decideByRules';
import { exampleLensFile, exampleLensQuestion } from './exampleLens';
import { evaluateLensQuestion, LensLevel } from './evaluateLensQuestion';
import { parseLens } from './parseLens';

function question(rules: [condition: string, risk: string][]) {
  const { lens } = parseLens(
    JSON.stringify(
      exampleLensFile([
        exampleLensQuestion({
          choices: ['aaa', 'bbb', 'ccc', 'ddd_no'].map(id => ({
            id,
            title: id,
          })),
          riskRules: rules.map(([condition, risk]) => ({ condition, risk })),
        }),
      ]),
    ),
  );
  return lens!.pillars[0].questions[0];
}

const AND = question([
  ['aaa && bbb && !ddd_no', 'NO_RISK'],
  ['aaa', 'MEDIUM_RISK'],
  ['default', 'HIGH_RISK'],
]);
const OR = question([
  ['aaa || bbb', 'NO_RISK'],
  ['default', 'HIGH_RISK'],
]);
const TIERS = question([
  ['aaa || (bbb && ccc)', 'NO_RISK'],
  ['bbb', 'MEDIUM_RISK'],
  ['default', 'HIGH_RISK'],
]);
const CORE = question([
  ['ccc && (aaa || bbb)', 'NO_RISK'],
  ['default', 'HIGH_RISK'],
]);
const NOT = question([
  ['!aaa', 'NO_RISK'],
  ['aaa', 'MEDIUM_RISK'],
  ['default', 'HIGH_RISK'],
]);
const PRECEDENCE = question([
  ['bbb && !aaa || ccc', 'NO_RISK'],
  ['default', 'HIGH_RISK'],
]);
const WORST_FIRST = question([
  ['!aaa', 'HIGH_RISK'],
  ['!bbb', 'MEDIUM_RISK'],
  ['default', 'NO_RISK'],
]);
const NO_DEFAULT = question([
  ['aaa && bbb', 'NO_RISK'],
  ['aaa', 'MEDIUM_RISK'],
]);
const SURVEY = question([['default', 'NO_RISK']]);
const UNKNOWN = question([
  ['aaa && ghost', 'NO_RISK'],
  ['aaa || ghost', 'MEDIUM_RISK'],
  ['default', 'HIGH_RISK'],
]);
const UNREADABLE = question([
  ['aaa &', 'NO_RISK'],
  ['default', 'HIGH_RISK'],
]);
const BEHIND = question([
  ['default', 'HIGH_RISK'],
  ['aaa', 'NO_RISK'],
]);
const SCOPE_EXIT = question([
  ['ddd_no || aaa', 'NO_RISK'],
  ['default', 'HIGH_RISK'],
]);
const AND_ONLY = question([
  ['aaa && bbb && ccc', 'NO_RISK'],
  ['default', 'HIGH_RISK'],
]);

const selected = (...ids: string[]): ChoicesAnswer => ({ selected: ids });
const absent = (ids: string[], ...ticked: string[]): ChoicesAnswer => ({
  selected: ticked,
  notApplicable: ids,
});

describe('evaluateLensQuestion', () => {
  it.each<[string, typeof AND, ChoicesAnswer | undefined, LensLevel]>([
    ['no answer', AND, undefined, 'UNANSWERED'],
    ['nothing ticked, not even by the default', AND, selected(), 'UNANSWERED'],
    ['nothing ticked under a survey', SURVEY, selected(), 'UNANSWERED'],
    ['not applicable', AND, { isApplicable: false }, 'NOT_APPLICABLE'],
    [
      'not applicable with ticks',
      AND,
      { selected: ['aaa'], isApplicable: false },
      'NOT_APPLICABLE',
    ],
    ['applicable', AND, { selected: ['aaa'], isApplicable: true }, 'MEDIUM'],
    ['the first rule', AND, selected('aaa', 'bbb'), 'NONE'],
    ['the second rule', AND, selected('aaa'), 'MEDIUM'],
    ['the default', AND, selected('bbb'), 'HIGH'],
    [
      'rules in the order of the file, worst first',
      WORST_FIRST,
      selected('ccc'),
      'HIGH',
    ],
    ['the next in that order', WORST_FIRST, selected('aaa'), 'MEDIUM'],
    ['the last in that order', WORST_FIRST, selected('aaa', 'bbb'), 'NONE'],
    [
      '! before && before ||',
      PRECEDENCE,
      selected('aaa', 'bbb', 'ccc'),
      'NONE',
    ],
    [
      '! before && before ||, the other way',
      PRECEDENCE,
      selected('aaa', 'bbb'),
      'HIGH',
    ],
    ['"None of these" alone', AND, selected('ddd_no'), 'HIGH'],
    [
      '"None of these" beside others, as stored',
      AND,
      selected('aaa', 'bbb', 'ddd_no'),
      'MEDIUM',
    ],
    [
      '"None of these" beside others, unmentioned',
      OR,
      selected('aaa', 'ddd_no'),
      'NONE',
    ],
    ['"None of these" as scope exit', SCOPE_EXIT, selected('ddd_no'), 'NONE'],
    ['no rule and no default', NO_DEFAULT, selected('ccc'), 'MEDIUM'],
    ['a survey', SURVEY, selected('ddd_no'), 'NONE'],
    ['an unknown choice in &&', UNKNOWN, selected('aaa'), 'MEDIUM'],
    ['an unknown choice in ||', UNKNOWN, selected('bbb'), 'HIGH'],
    [
      'an unknown choice, even where it is ticked',
      UNKNOWN,
      selected('aaa', 'ghost'),
      'MEDIUM',
    ],
    [
      'nothing but unknown ticks',
      AND,
      selected('ghost', 'constructor'),
      'UNANSWERED',
    ],
    ['a rule that cannot be read', UNREADABLE, selected('aaa'), 'HIGH'],
    ['a rule behind the default', BEHIND, selected('aaa'), 'HIGH'],
    // Choices that do not apply
    ['one of && does not apply', AND, absent(['bbb'], 'aaa'), 'NONE'],
    [
      'one of && does not apply, the other is open',
      AND,
      absent(['bbb'], 'ccc'),
      'HIGH',
    ],
    ['one of || does not apply', OR, absent(['bbb'], 'aaa'), 'NONE'],
    [
      'one of || does not apply, the other is open',
      OR,
      absent(['bbb'], 'ccc'),
      'HIGH',
    ],
    [
      'none of && applies and nothing is ticked',
      AND_ONLY,
      absent(['aaa', 'bbb', 'ccc']),
      'NONE',
    ],
    ['none of || applies', OR, absent(['aaa', 'bbb']), 'HIGH'],
    ['nothing applies, by tiers', TIERS, absent(['aaa', 'bbb', 'ccc']), 'NONE'],
    [
      'an || inside && of which nothing applies counts as unmet',
      CORE,
      absent(['aaa', 'bbb'], 'ccc'),
      'HIGH',
    ],
    ['one choice alone does not apply', NOT, absent(['aaa']), 'HIGH'],
    ['! of a choice that does not apply', NOT, absent(['aaa'], 'bbb'), 'HIGH'],
    ['"None of these" always applies', AND, absent(['ddd_no']), 'UNANSWERED'],
    [
      '"None of these" always applies, beside others',
      AND,
      absent(['ddd_no'], 'aaa', 'bbb'),
      'NONE',
    ],
    [
      'a tick counts before that it does not apply',
      AND,
      absent(['aaa'], 'aaa'),
      'MEDIUM',
    ],
    ['an unknown choice does not apply', AND, absent(['ghost']), 'UNANSWERED'],
  ])('%s', (_, asked, answer, level) => {
    expect(evaluateLensQuestion(asked, answer)).toBe(level);
  });
});
