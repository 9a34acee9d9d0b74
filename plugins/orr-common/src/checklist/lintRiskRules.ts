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
import { TruthTable, tableOf } from './TruthTable';

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

/** What selections reach: by the rule that decides them, and those that no rule does. */
interface Reach {
  possible: TruthTable;
  decided: TruthTable[];
  undecided: TruthTable;
}

function lintReach(
  form: ChoicesForm,
  expressions: RiskExpression[],
  path: Path,
  report: Report,
): Reach {
  const possible = TruthTable.ofPossible(form.choices);
  const defaultAt = expressions.findIndex(
    expression => expression.type === 'default',
  );
  let undecided = possible;
  const decided = expressions.map((expression, index) => {
    const rulePath = [...path, 'riskRules', index, 'when'];
    let partNeverHolds = false;
    const holds = tableOf(expression, form.choices, part => {
      partNeverHolds ||= part.and(possible).isEmpty;
    }).and(possible);
    const decides = holds.and(undecided);
    undecided = undecided.without(holds);
    if (holds.isEmpty) {
      report(
        'error',
        'contradiction',
        rulePath,
        'No selection that a person can make meets this condition',
      );
    } else if (decides.isEmpty && (defaultAt < 0 || index <= defaultAt)) {
      report(
        'error',
        'unreachableRule',
        rulePath,
        'The rules before it decide every selection that meets it',
      );
    } else if (partNeverHolds) {
      report(
        'warning',
        'contradiction',
        rulePath,
        'No selection that a person can make meets one part of it',
      );
    }
    return decides;
  });
  return { possible, decided, undecided };
}

function lintMonotony(
  form: ChoicesForm,
  possible: TruthTable,
  atLeast: TruthTable[],
  path: Path,
  report: Report,
) {
  form.choices.forEach((choice, index) => {
    const ticked = possible.and(possible.afterTicking(index));
    const raises = atLeast.some(
      table => !table.and(ticked).without(table.afterTicking(index)).isEmpty,
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

/** The selections that show a level or a worse one, by its rank. What no rule decides shows the risk of the question. */
function atLeastOf(
  form: ChoicesForm,
  { decided, undecided }: Reach,
  ceiling: number,
): TruthTable[] {
  return ORDER.map((_, rank) =>
    form.riskRules.reduce(
      (all, { level }, index) =>
        ORDER.indexOf(level) >= rank ? all.or(decided[index]) : all,
      ceiling >= rank
        ? undecided
        : TruthTable.constant(false, form.choices.length),
    ),
  );
}

function lintLevels(
  question: Pick<Question, 'risk'>,
  form: ChoicesForm,
  reach: Reach,
  path: Path,
  report: Report,
) {
  const ceiling = ORDER.indexOf(question.risk);
  const atLeast = atLeastOf(form, reach, ceiling);
  const practices = form.choices.reduce(
    (all, choice, index) => (choice.exclusive ? all : all | (1 << index)),
    0,
  );
  if (practices !== 0 && atLeast[1].has(practices)) {
    report(
      'warning',
      'allPracticesNotNone',
      [...path, 'riskRules'],
      'All practices together still leave a risk',
    );
  }
  if (atLeast[ceiling].isEmpty) {
    const message = `No selection reaches the risk of the question, ${question.risk}`;
    report('warning', 'riskNeverReached', [...path, 'riskRules'], message);
  }
  form.choices.forEach((choice, index) => {
    if (
      choice.exclusive &&
      choice.tier !== 'scope' &&
      !atLeast[ceiling].has(1 << index)
    ) {
      const message = `"${choice.id}" alone stays below the risk of the question, ${question.risk}`;
      report('error', 'noneBelowRisk', [...path, 'choices', index], message);
    }
  });
  lintMonotony(form, reach.possible, atLeast, path, report);
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
  const reach = lintReach(form, expressions, path, report);
  lintLevels(question, form, reach, path, report);
  return problems;
}
