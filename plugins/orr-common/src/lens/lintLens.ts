import { RiskRule } from '../checklist/answerForm';
import { ChecklistProblemCode } from '../checklist/checklistProblem';
import { lintRiskRules } from '../checklist/lintRiskRules';
import {
  RiskExpressionError,
  choicesMentioned,
  parseRiskExpression,
} from '../checklist/riskExpression';
import { isNoneOfThese, Lens, LensQuestion, LensRisk } from './lens';
import { LensProblemCode, UnplacedProblem } from './lensProblem';
import { LensPath } from './LensReader';

/** What our rules call the levels of a lens. @internal */
export const LEVEL_OF_RISK: Record<LensRisk, RiskRule['level']> = {
  HIGH_RISK: 'high',
  MEDIUM_RISK: 'medium',
  NO_RISK: 'none',
};

const DEFAULT = 'default';
const PRIORITY = /\((H|M|L)\)\s*$/;
const NONE_TITLE = /^\s*none (?:of|apply)\b/i;

/** The worst level that the rules of a question declare. @internal */
export function worstRiskOf({
  riskRules,
}: Pick<LensQuestion, 'riskRules'>): LensRisk {
  const declared = riskRules.map(({ risk }) => risk);
  return (
    (['HIGH_RISK', 'MEDIUM_RISK'] as const).find(risk =>
      declared.includes(risk),
    ) ?? 'NO_RISK'
  );
}

/** Whether a question only asks, since no answer to it shows a risk. @internal */
export function isSurvey(question: LensQuestion): boolean {
  return worstRiskOf(question) === 'NO_RISK';
}

/** Whether a rule is the one that decides what no other does. @internal */
export function isDefault({ condition }: { condition: string }): boolean {
  return condition.trim() === DEFAULT;
}

/** What is wrong with a lens that was read, and what its author should know. @internal */
export function lintLens(lens: Lens): UnplacedProblem[] {
  return lens.pillars.flatMap((pillar, pillarIndex) =>
    pillar.questions.flatMap((question, index) => {
      const path = ['pillars', pillarIndex, 'questions', index];
      const broken = lintConditions(question, path);
      return [
        ...lintTexts(question, path),
        ...broken,
        ...(broken.some(({ severity }) => severity === 'error')
          ? []
          : lintRisks(question, path)),
      ];
    }),
  );
}

function lintTexts(question: LensQuestion, path: LensPath): UnplacedProblem[] {
  const problems: UnplacedProblem[] = [];
  const priority = PRIORITY.exec(question.title)?.[1];
  if (priority) {
    const message = `The title ends with (${priority}); what the rules give may be another level`;
    problems.push({
      severity: 'info',
      code: 'priorityInTitle',
      path: [...path, 'title'],
      message,
    });
  }
  question.choices.forEach((choice, index) => {
    const at = [...path, 'choices', index];
    if (isNoneOfThese(choice)) {
      return;
    }
    if (!choice.improvementPlan?.displayText?.trim()) {
      const message = `"${choice.id}" has no improvement plan; a lens needs one to be published`;
      problems.push({
        severity: 'warning',
        code: 'improvementPlanMissing',
        path: at,
        message,
      });
    }
    if (NONE_TITLE.test(choice.title)) {
      const message = `"${choice.id}" reads like "None of these", but counts as a practice: its id does not end with _no`;
      problems.push({
        severity: 'warning',
        code: 'noneWithoutSuffix',
        path: at,
        message,
      });
    }
  });
  return problems;
}

function lintConditions(
  question: LensQuestion,
  path: LensPath,
): UnplacedProblem[] {
  const ids = new Set(question.choices.map(({ id }) => id));
  const defaultAt = question.riskRules.findIndex(isDefault);
  const problems = question.riskRules.flatMap((rule, index) => {
    const at = [...path, 'riskRules', index];
    return [
      ...conditionProblems(rule.condition, ids, [...at, 'condition']),
      ...(defaultAt >= 0 && index > defaultAt
        ? [
            problem(
              'error',
              'ruleBehindDefault',
              at,
              'A rule behind "default" never decides',
            ),
          ]
        : []),
    ];
  });
  if (defaultAt < 0) {
    const message = `No rule is "default": what no rule decides counts as ${worstRiskOf(
      question,
    )}`;
    problems.push(
      problem('warning', 'missingDefault', [...path, 'riskRules'], message),
    );
  }
  return problems;
}

function conditionProblems(
  condition: string,
  ids: ReadonlySet<string>,
  path: LensPath,
): UnplacedProblem[] {
  try {
    return choicesMentioned(parseRiskExpression(condition))
      .filter(id => !ids.has(id))
      .map(id =>
        problem(
          'error',
          'unknownChoice',
          path,
          `"${id}" is no choice of this question, so it never holds`,
        ),
      );
  } catch (error) {
    if (error instanceof RiskExpressionError) {
      return [problem('error', 'unreadableCondition', path, error.message)];
    }
    throw error;
  }
}

/** The problems of our own rules that have another name here; the rest cannot occur, or was told before. */
const CODES: Partial<Record<ChecklistProblemCode, LensProblemCode>> = {
  contradiction: 'contradiction',
  unreachableRule: 'levelNotReached',
  unmentionedChoice: 'unmentionedChoice',
  allPracticesNotNone: 'allPracticesNotNone',
  noneBelowRisk: 'noneBelowRisk',
  practiceRaisesRisk: 'practiceRaisesRisk',
};

function lintRisks(question: LensQuestion, path: LensPath): UnplacedProblem[] {
  if (isSurvey(question)) {
    const message = 'No answer to this question shows a risk';
    return [problem('info', 'noEffectOnRisk', path, message)];
  }
  const worst = LEVEL_OF_RISK[worstRiskOf(question)] as 'high' | 'medium';
  const rules = question.riskRules.map(({ condition, risk }) => ({
    when: condition,
    level: LEVEL_OF_RISK[risk],
  }));
  const found = lintRiskRules(
    { risk: worst, lens: {} },
    {
      type: 'choices',
      choices: question.choices.map(choice => ({
        id: choice.id,
        title: choice.title,
        ...(isNoneOfThese(choice) && { exclusive: true }),
      })),
      riskRules: rules.some(({ when }) => when.trim() === DEFAULT)
        ? rules
        : [...rules, { when: DEFAULT, level: worst }],
    },
    path,
  );
  return found.flatMap(({ code, severity, path: at, message }) => {
    const known = CODES[code];
    // The default that was put in is no rule of the file.
    if (!known || at[at.indexOf('riskRules') + 1] === rules.length) {
      return [];
    }
    const last = at.at(-1) === 'when' ? [...at.slice(0, -1), 'condition'] : at;
    return [problem(severity, known, last, message)];
  });
}

function problem(
  severity: UnplacedProblem['severity'],
  code: LensProblemCode,
  path: LensPath,
  message: string,
): UnplacedProblem {
  return { severity, code, path, message };
}
