import { ChecklistDocument } from '../checklist/checklistDocument';
import { gateOf, periodsOf, questionsOf } from '../checklist/checklistDefaults';
import { JudgedAnswer } from '../review/answer';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { DecisionCondition, DecisionOutcome } from '../review/decision';
import { isFullEntityRef, isSameRef } from '../review/entityRefs';
import { isCalendarDay } from '../review/isCalendarDay';
import { addDays, dayOf } from './dayBoundary';
import { ReviewJudgement } from './reviewJudgement';

/** A decision as it is about to be taken. @public */
export interface DecisionDraft {
  /** Judged with the decider's confirmations. */
  judgement: ReviewJudgement;
  outcome: DecisionOutcome;
  conditions: readonly Pick<
    DecisionCondition,
    'questionId' | 'text' | 'ownerRef' | 'dueOn'
  >[];
  confirmedQuestionIds: readonly string[];
  deciderRef: string;
  answers: Readonly<Record<string, JudgedAnswer>>;
  checklist: ChecklistDocument;
  now: Date;
  timeZone: string;
}

/** What forbids a decision. @public */
export interface DecisionProblem {
  /** The path of the field, such as conditions.0.dueOn. */
  field: string;
  message: string;
  questionId?: string;
}

const OUTCOME_NAMES: Record<DecisionOutcome, string> = {
  go: 'go',
  conditionalGo: 'conditional go',
  noGo: 'no-go',
};

function outcomeProblems({
  outcome,
  judgement,
}: DecisionDraft): DecisionProblem[] {
  if (judgement.permittedOutcomes.includes(outcome)) {
    return [];
  }
  const { stops, conditions } = judgement.gate;
  const open = stops.length > 0 ? stops : conditions;
  return open.map(questionId => ({
    field: 'outcome',
    message: `${OUTCOME_NAMES[outcome]} is not permitted while "${questionId}" is open`,
    questionId,
  }));
}

function conditionProblems(draft: DecisionDraft): DecisionProblem[] {
  const { conditions, judgement, outcome } = draft;
  if (outcome !== 'conditionalGo') {
    return conditions.length > 0
      ? [
          {
            field: 'conditions',
            message: `a ${OUTCOME_NAMES[outcome]} carries no conditions`,
          },
        ]
      : [];
  }
  const missing = judgement.gate.conditions
    .filter(
      questionId =>
        !conditions.some(condition => condition.questionId === questionId),
    )
    .map(questionId => ({
      field: 'conditions',
      message: `a condition for "${questionId}" is missing`,
      questionId,
    }));
  const none = conditions.length === 0 && missing.length === 0;
  return [
    ...missing,
    ...(none
      ? [
          {
            field: 'conditions',
            message: 'a conditional go needs at least one condition',
          },
        ]
      : []),
    ...conditions.flatMap((_, index) => oneConditionProblems(draft, index)),
  ];
}

function oneConditionProblems(
  draft: DecisionDraft,
  index: number,
): DecisionProblem[] {
  const { questionId, text, ownerRef, dueOn } = draft.conditions[index];
  const problems: DecisionProblem[] = [];
  const refuse = (field: string, message: string) =>
    problems.push({
      field: `conditions.${index}.${field}`,
      message,
      ...(questionId !== undefined && { questionId }),
    });
  const counted = draft.judgement.questions.some(
    item => item.counted && item.questionId === questionId,
  );
  if (questionId !== undefined && !counted) {
    refuse('questionId', `"${questionId}" is not asked in this review`);
  }
  if (!text.trim() || text.length > ANSWER_LIMITS.reason) {
    refuse('text', `must be 1 to ${ANSWER_LIMITS.reason} characters`);
  }
  if (!isFullEntityRef(ownerRef)) {
    refuse(
      'ownerRef',
      'must be a full entity ref such as group:default/payments',
    );
  }
  const today = dayOf(draft.now, draft.timeZone);
  const limit = addDays(today, periodsOf(draft.checklist).conditionLimitDays);
  if (!isCalendarDay(dueOn)) {
    refuse('dueOn', 'must be a day of the calendar, written YYYY-MM-DD');
  } else if (dueOn < today || dueOn > limit) {
    refuse('dueOn', `must lie between ${today} and ${limit}`);
  }
  return problems;
}

function confirmationProblems(draft: DecisionDraft): DecisionProblem[] {
  const questions = new Map(
    questionsOf(draft.checklist).map(question => [question.id, question]),
  );
  const counted = new Set(
    draft.judgement.questions
      .filter(item => item.counted)
      .map(item => item.questionId),
  );
  return draft.confirmedQuestionIds.flatMap(
    (questionId, index): DecisionProblem[] => {
      const field = `confirmedQuestionIds.${index}`;
      const question = questions.get(questionId);
      const answer = Object.hasOwn(draft.answers, questionId)
        ? draft.answers[questionId]
        : undefined;
      const kind = answer?.statement?.kind;
      const confirmable =
        kind === 'coveredElsewhere' ||
        (kind === 'notApplicable' &&
          !!question &&
          gateOf(question) === 'blocking');
      if (!question || !answer || !counted.has(questionId) || !confirmable) {
        return [
          {
            field,
            message: `"${questionId}" has no answer that needs confirmation`,
            questionId,
          },
        ];
      }
      return isSameRef(answer.answeredBy, draft.deciderRef)
        ? [
            {
              field,
              message: `"${questionId}" must be confirmed by someone other than who answered it`,
              questionId,
            },
          ]
        : [];
    },
  );
}

/** What forbids a decision; an empty list where it can be taken. @public */
export function checkDecision(draft: DecisionDraft): DecisionProblem[] {
  return [
    ...outcomeProblems(draft),
    ...conditionProblems(draft),
    ...confirmationProblems(draft),
  ];
}
