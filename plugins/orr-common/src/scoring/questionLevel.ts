import { RiskRule } from '../checklist/answerForm';
import { Question } from '../checklist/checklistDocument';
import {
  RiskExpressionError,
  evaluateRiskExpression,
  parseRiskExpression,
} from '../checklist/riskExpression';
import { AnswerStatement } from '../review/answer';
import { Level, RiskLevel } from '../review/disposition';
import { isCalendarDay } from '../review/isCalendarDay';
import { daysBetween } from './dayBoundary';

/** What an answer shows. @internal */
export interface QuestionLevel {
  /** Absent where an answer only informs: text, or a value without a condition. */
  level?: Level;
  /** The risk rule that decided, by its place in the document. */
  ruleIndex?: number;
}

type ChoicesForm = Extract<Question['answer'], { type: 'choices' }>;

const UNANSWERED: QuestionLevel = { level: 'UNANSWERED' };
const ORDER = ['none', 'low', 'medium', 'high'] as const;
const LEVELS = {
  none: 'NONE',
  low: 'LOW',
  medium: 'MEDIUM',
  high: 'HIGH',
} as const;
const ONE_LOWER = { high: 'MEDIUM', medium: 'LOW', low: 'NONE' } as const;

/** The level of a question whose requirement is not met. @internal */
export function levelWhenUnmet(question: Pick<Question, 'risk'>): RiskLevel {
  return LEVELS[question.risk];
}

/** Whether answers to a question can only inform: it has no level to show and no weight in the score. @internal */
export function onlyInforms(question: Pick<Question, 'answer'>): boolean {
  const form = question.answer;
  return (
    form.type === 'text' ||
    ('unit' in form || form.type === 'date' ? form.met === undefined : false)
  );
}

function capped(level: RiskRule['level'], question: Question): Level {
  return LEVELS[
    ORDER.indexOf(level) > ORDER.indexOf(question.risk) ? question.risk : level
  ];
}

function levelOfChoices(
  question: Question,
  form: ChoicesForm,
  selection: string[],
): QuestionLevel {
  const ids = new Set(form.choices.map(choice => choice.id));
  const selected = new Set(selection.filter(id => ids.has(id)));
  if (selected.size === 0) {
    return UNANSWERED;
  }
  try {
    const ruleIndex = form.riskRules.findIndex(rule =>
      evaluateRiskExpression(parseRiskExpression(rule.when, ids), selected),
    );
    if (ruleIndex >= 0) {
      return {
        level: capped(form.riskRules[ruleIndex].level, question),
        ruleIndex,
      };
    }
  } catch (error) {
    if (!(error instanceof RiskExpressionError)) {
      throw error;
    }
  }
  // No rule matched, or the deciding one cannot be read: never better than the worst the question can show.
  return { level: levelWhenUnmet(question) };
}

function isWithin(
  value: number,
  met: { atLeast?: number; atMost?: number },
): boolean {
  return (
    Number.isFinite(value) &&
    value >= (met.atLeast ?? -Infinity) &&
    value <= (met.atMost ?? Infinity)
  );
}

function isRecent(day: string, withinDays: number, today: string): boolean {
  const age = isCalendarDay(day) ? daysBetween(day, today) : Infinity;
  return age >= 0 && age <= withinDays;
}

function metOrRisk(question: Question, met: boolean): QuestionLevel {
  return { level: met ? 'NONE' : levelWhenUnmet(question) };
}

function levelOfValue(
  question: Question,
  statement: AnswerStatement,
  today: string,
): QuestionLevel {
  const form = question.answer;
  if (form.type === 'choices' && statement.kind === 'choices') {
    return levelOfChoices(question, form, statement.choices);
  }
  if (form.type === 'practice' && statement.kind === 'practice') {
    return statement.value === 'partly'
      ? { level: ONE_LOWER[question.risk] }
      : metOrRisk(question, statement.value === 'yes');
  }
  if (
    (form.type === 'number' && statement.kind === 'number') ||
    (form.type === 'duration' && statement.kind === 'duration')
  ) {
    return form.met
      ? metOrRisk(question, isWithin(statement.value, form.met))
      : {};
  }
  if (form.type === 'date' && statement.kind === 'date') {
    return form.met
      ? metOrRisk(
          question,
          isRecent(statement.value, form.met.withinDays, today),
        )
      : {};
  }
  if (form.type === 'text' && statement.kind === 'text') {
    return statement.value.trim() ? {} : UNANSWERED;
  }
  // A statement of another form, kept from an earlier version of the question, answers nothing.
  return UNANSWERED;
}

/** The level that a person's statement on a question shows. @internal */
export function questionLevel(input: {
  question: Question;
  statement: AnswerStatement | null | undefined;
  /** Someone other than the answerer confirmed the statement. */
  confirmed: boolean;
  /** YYYY-MM-DD, in the time zone of the review. */
  today: string;
}): QuestionLevel {
  const { question, statement } = input;
  if (!statement) {
    return UNANSWERED;
  }
  switch (statement.kind) {
    case 'toBeResearched':
      return UNANSWERED;
    case 'coveredElsewhere':
      return input.confirmed ? { level: 'NONE' } : UNANSWERED;
    case 'notApplicable':
      return question.notApplicable === 'forbidden' || !statement.reason.trim()
        ? UNANSWERED
        : { level: 'NOT_APPLICABLE' };
    default:
      return levelOfValue(question, statement, input.today);
  }
}
