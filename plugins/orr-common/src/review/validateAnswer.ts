import { Question } from '../checklist/checklistDocument';
import { isSafeUrl } from '../checklist/isSafeUrl';
import { AnswerStatement, Evidence } from './answer';
import { ANSWER_LIMITS } from './answerLimits';
import { isFullEntityRef } from './entityRefs';
import { isCalendarDay } from './isCalendarDay';

/** What is wrong with one field of an answer. @internal */
export interface AnswerProblem {
  /** The path of the field, such as statement.choices.1. */
  field: string;
  /** What is wrong with it, in words. */
  message: string;
}

const VALUE = 'statement.value';

function textProblems(
  field: string,
  value: string | undefined,
  max: number,
  required = true,
): AnswerProblem[] {
  if (required && !value?.trim()) {
    return [{ field, message: 'must not be empty' }];
  }
  if (value !== undefined && value.length > max) {
    return [{ field, message: `must be at most ${max} characters` }];
  }
  return [];
}

function dayProblems(field: string, value: string): AnswerProblem[] {
  if (!isCalendarDay(value)) {
    return [
      { field, message: 'must be a day of the calendar, written YYYY-MM-DD' },
    ];
  }
  if (value < ANSWER_LIMITS.earliestDay || value > ANSWER_LIMITS.latestDay) {
    return [
      {
        field,
        message: `must lie between ${ANSWER_LIMITS.earliestDay} and ${ANSWER_LIMITS.latestDay}`,
      },
    ];
  }
  return [];
}

function urlProblems(field: string, value: string): AnswerProblem[] {
  if (value.length > ANSWER_LIMITS.url) {
    return [
      { field, message: `must be at most ${ANSWER_LIMITS.url} characters` },
    ];
  }
  return isSafeUrl(value)
    ? []
    : [{ field, message: 'must be an http or https address' }];
}

function numberProblems(value: number, max: number): AnswerProblem[] {
  if (!Number.isFinite(value)) {
    return [{ field: VALUE, message: 'must be a number' }];
  }
  if (value < 0) {
    return [{ field: VALUE, message: 'must not be negative' }];
  }
  return value > max
    ? [{ field: VALUE, message: `must be at most ${max}` }]
    : [];
}

function choicesProblems(
  question: Question,
  selected: string[],
): AnswerProblem[] {
  const form = question.answer;
  if (form.type !== 'choices') {
    return [];
  }
  const field = 'statement.choices';
  if (selected.length === 0) {
    return [{ field, message: 'must name at least one choice' }];
  }
  const known = new Map(form.choices.map(choice => [choice.id, choice]));
  const problems = selected.flatMap((id, index): AnswerProblem[] => {
    if (!known.has(id)) {
      return [
        {
          field: `${field}.${index}`,
          message: `"${id}" is no choice of this question`,
        },
      ];
    }
    return selected.indexOf(id) < index
      ? [{ field: `${field}.${index}`, message: `"${id}" is named twice` }]
      : [];
  });
  const exclusive = selected.find(id => known.get(id)?.exclusive);
  if (exclusive !== undefined && new Set(selected).size > 1) {
    problems.push({
      field,
      message: `"${exclusive}" excludes the other choices`,
    });
  }
  return problems;
}

/**
 * What is wrong with a statement on a question; an empty list where it can be saved.
 *
 * @internal
 */
export function validateStatement(
  question: Question,
  statement: AnswerStatement,
): AnswerProblem[] {
  switch (statement.kind) {
    case 'notApplicable':
      return question.notApplicable === 'forbidden'
        ? [
            {
              field: 'statement.kind',
              message: 'this question does not accept "not applicable"',
            },
          ]
        : textProblems(
            'statement.reason',
            statement.reason,
            ANSWER_LIMITS.reason,
          );
    case 'coveredElsewhere':
      return [
        ...urlProblems('statement.url', statement.url),
        ...dayProblems('statement.date', statement.date),
      ];
    case 'toBeResearched':
      return [
        ...(isFullEntityRef(statement.assigneeRef)
          ? []
          : [
              {
                field: 'statement.assigneeRef',
                message: 'must be a full entity ref such as user:default/ada',
              },
            ]),
        ...textProblems(
          'statement.note',
          statement.note,
          ANSWER_LIMITS.note,
          false,
        ),
      ];
    default:
      return validateValue(question, statement);
  }
}

type ValueStatement = Exclude<
  AnswerStatement,
  { kind: 'notApplicable' | 'coveredElsewhere' | 'toBeResearched' }
>;

function validateValue(
  question: Question,
  statement: ValueStatement,
): AnswerProblem[] {
  const expected = question.answer.type;
  if (statement.kind !== expected) {
    return [
      {
        field: 'statement.kind',
        message: `this question is answered by ${expected}, not ${statement.kind}`,
      },
    ];
  }
  switch (statement.kind) {
    case 'choices':
      return choicesProblems(question, statement.choices);
    case 'practice':
      return ['yes', 'partly', 'no'].includes(statement.value)
        ? []
        : [{ field: VALUE, message: 'must be yes, partly or no' }];
    case 'number':
      return numberProblems(statement.value, ANSWER_LIMITS.number);
    case 'duration':
      return numberProblems(statement.value, ANSWER_LIMITS.duration);
    case 'date':
      return dayProblems(VALUE, statement.value);
    default:
      return textProblems(VALUE, statement.value, ANSWER_LIMITS.text);
  }
}

/** What is wrong with the links of an answer. @internal */
export function validateEvidence(
  evidence: readonly Evidence[],
): AnswerProblem[] {
  const problems = evidence.flatMap((item, index) => [
    ...urlProblems(`evidence.${index}.url`, item.url),
    ...(item.title === undefined
      ? []
      : textProblems(
          `evidence.${index}.title`,
          item.title,
          ANSWER_LIMITS.title,
        )),
    ...dayProblems(`evidence.${index}.date`, item.date),
  ]);
  if (evidence.length > ANSWER_LIMITS.evidence) {
    problems.push({
      field: 'evidence',
      message: `must hold at most ${ANSWER_LIMITS.evidence} links`,
    });
  }
  return problems;
}

/** What is wrong with a whole answer as a person saves it; a null statement clears it. @internal */
export function validateAnswer(
  question: Question,
  answer: {
    statement: AnswerStatement | null;
    note?: string;
    evidence: readonly Evidence[];
  },
): AnswerProblem[] {
  return [
    ...(answer.statement === null
      ? []
      : validateStatement(question, answer.statement)),
    ...textProblems('note', answer.note, ANSWER_LIMITS.note, false),
    ...validateEvidence(answer.evidence),
  ];
}
