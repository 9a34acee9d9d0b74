import {
  bitsOf,
  compile,
  conjunctions,
  possibleSelections,
} from './choiceSelections';
import { RiskRule } from './answerForm';
import { Question } from './checklistDocument';
import {
  ChecklistProblem,
  ChecklistProblemCode,
  ProblemSeverity,
} from './checklistProblem';
import {
  RiskExpression,
  RiskExpressionError,
  choicesMentioned,
  parseRiskExpression,
} from './riskExpression';

type ChoicesForm = Extract<Question['answer'], { type: 'choices' }>;
type Path = (string | number)[];
type Report = (
  severity: ProblemSeverity,
  code: ChecklistProblemCode,
  path: Path,
  message: string,
) => void;

/** What published lenses do and nobody who imports one can be made to mend first. */
const SOFT = new Set<ChecklistProblemCode>([
  'contradiction',
  'unreachableRule',
  'noneBelowRisk',
]);
const ORDER: readonly RiskRule['level'][] = ['none', 'low', 'medium', 'high'];

function parseRules(
  form: ChoicesForm,
  path: Path,
  report: Report,
): RiskExpression[] | undefined {
  const ids = form.choices.map(choice => choice.id);
  const parsed = form.riskRules.map((rule, index) => {
    try {
      return parseRiskExpression(rule.when, ids);
    } catch (error) {
      if (!(error instanceof RiskExpressionError)) {
        throw error;
      }
      report(
        'error',
        'unreadableRule',
        [...path, 'riskRules', index, 'when'],
        error.message,
      );
      return undefined;
    }
  });
  return parsed.every(expression => expression !== undefined)
    ? parsed
    : undefined;
}

function lintRuleOrder(
  question: Pick<Question, 'risk'>,
  form: ChoicesForm,
  path: Path,
  report: Report,
) {
  const defaultAt = form.riskRules.findIndex(
    rule => rule.when.trim() === 'default',
  );
  if (defaultAt < 0) {
    report(
      'error',
      'missingDefault',
      [...path, 'riskRules'],
      'The last rule must be "default"',
    );
  }
  form.riskRules.forEach((rule, index) => {
    const rulePath = [...path, 'riskRules', index];
    if (defaultAt >= 0 && index > defaultAt) {
      report(
        'error',
        'ruleBehindDefault',
        rulePath,
        'A rule behind "default" never decides',
      );
    }
    if (ORDER.indexOf(rule.level) > ORDER.indexOf(question.risk)) {
      const message = `The rule gives ${rule.level}, above the risk of the question, ${question.risk}`;
      report('error', 'levelAboveRisk', [...rulePath, 'level'], message);
    }
  });
}

function lintReach(
  form: ChoicesForm,
  expressions: RiskExpression[],
  path: Path,
  report: Report,
): number[] {
  const bits = bitsOf(form.choices);
  const conditions = expressions.map(expression => compile(expression, bits));
  const selections = possibleSelections(form.choices);
  const fallback = conditions.length;
  const deciding = new Int8Array(1 << form.choices.length).fill(fallback);
  selections.forEach(selection => {
    const index = conditions.findIndex(condition => condition(selection));
    deciding[selection] = index < 0 ? fallback : index;
  });
  const reached = new Set(selections.map(selection => deciding[selection]));
  const defaultAt = expressions.findIndex(
    expression => expression.type === 'default',
  );
  conditions.forEach((condition, index) => {
    const rulePath = [...path, 'riskRules', index, 'when'];
    if (!selections.some(condition)) {
      report(
        'error',
        'contradiction',
        rulePath,
        'No selection that a person can make meets this condition',
      );
    } else if (!reached.has(index) && (defaultAt < 0 || index <= defaultAt)) {
      report(
        'error',
        'unreachableRule',
        rulePath,
        'The rules before it decide every selection that meets it',
      );
    } else if (
      conjunctions(expressions[index]).some(
        part => !selections.some(compile(part, bits)),
      )
    ) {
      report(
        'warning',
        'contradiction',
        rulePath,
        'No selection that a person can make meets one part of it',
      );
    }
  });
  return [...deciding];
}

function lintMonotony(
  form: ChoicesForm,
  rankOf: (selection: number) => number,
  path: Path,
  report: Report,
) {
  form.choices.forEach((choice, index) => {
    const bit = 1 << index;
    const raises = possibleSelections(form.choices).some(
      selection =>
        (selection & bit) !== 0 &&
        selection !== bit &&
        rankOf(selection) > rankOf(selection ^ bit),
    );
    if (!choice.exclusive && raises) {
      const message = `Adding "${choice.id}" to some selections raises the risk`;
      report(
        'info',
        'practiceRaisesRisk',
        [...path, 'choices', index],
        message,
      );
    }
  });
}

function lintLevels(
  question: Pick<Question, 'risk'>,
  form: ChoicesForm,
  deciding: number[],
  path: Path,
  report: Report,
) {
  const ceiling = ORDER.indexOf(question.risk);
  const ranks = form.riskRules.map(rule => ORDER.indexOf(rule.level));
  const rankOf = (selection: number) => ranks[deciding[selection]] ?? ceiling;
  const practices = form.choices.reduce(
    (all, choice, index) => (choice.exclusive ? all : all | (1 << index)),
    0,
  );
  if (practices !== 0 && rankOf(practices) !== 0) {
    report(
      'warning',
      'allPracticesNotNone',
      [...path, 'riskRules'],
      'All practices together still leave a risk',
    );
  }
  if (
    !possibleSelections(form.choices).some(
      selection => rankOf(selection) >= ceiling,
    )
  ) {
    const message = `No selection reaches the risk of the question, ${question.risk}`;
    report('warning', 'riskNeverReached', [...path, 'riskRules'], message);
  }
  form.choices.forEach((choice, index) => {
    if (
      choice.exclusive &&
      choice.tier !== 'scope' &&
      rankOf(1 << index) < ceiling
    ) {
      const message = `"${choice.id}" alone stays below the risk of the question, ${question.risk}`;
      report('error', 'noneBelowRisk', [...path, 'choices', index], message);
    }
  });
  lintMonotony(form, rankOf, path, report);
}

/** Problems of the choices and risk rules of one question, whose answer form lies at `path`. @internal */
export function lintRiskRules(
  question: Pick<Question, 'risk' | 'lens'>,
  form: ChoicesForm,
  path: Path,
): ChecklistProblem[] {
  const problems: ChecklistProblem[] = [];
  const report: Report = (severity, code, at, message) =>
    problems.push({
      severity: question.lens && SOFT.has(code) ? 'warning' : severity,
      code,
      path: at,
      message,
    });
  const seen = new Set<string>();
  form.choices.forEach((choice, index) => {
    if (seen.has(choice.id)) {
      report(
        'error',
        'duplicateChoiceId',
        [...path, 'choices', index, 'id'],
        `"${choice.id}" is there twice`,
      );
    }
    if (choice.id === 'default') {
      report(
        'error',
        'reservedChoiceId',
        [...path, 'choices', index, 'id'],
        '"default" is a word of the rules',
      );
    }
    seen.add(choice.id);
  });
  lintRuleOrder(question, form, path, report);
  const expressions = parseRules(form, path, report);
  if (
    !expressions ||
    problems.some(
      ({ code }) => code === 'duplicateChoiceId' || code === 'reservedChoiceId',
    )
  ) {
    return problems;
  }
  const mentioned = new Set(expressions.flatMap(choicesMentioned));
  form.choices.forEach((choice, index) => {
    if (!choice.exclusive && !mentioned.has(choice.id)) {
      report(
        'warning',
        'unmentionedChoice',
        [...path, 'choices', index],
        `No rule mentions "${choice.id}"`,
      );
    }
  });
  const deciding = lintReach(form, expressions, path, report);
  lintLevels(question, form, deciding, path, report);
  return problems;
}
