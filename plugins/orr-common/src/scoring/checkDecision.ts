import { ChecklistDocument } from '../checklist/checklistDocument';
import { gateOf, periodsOf, questionsOf } from '../checklist/checklistDefaults';
import { JudgedAnswer, JudgedException } from '../review/answer';
import { ANSWER_LIMITS } from '../review/answerLimits';
import {
  Decision,
  DecisionCondition,
  DecisionOutcome,
} from '../review/decision';
import { isFullEntityRef, isSameRef } from '../review/entityRefs';
import { isCalendarDay } from '../review/isCalendarDay';
import { addDays, dayOf } from './dayBoundary';
import { CoverageGap, CoverageJudgement } from './judgeCoverage';
import { ReviewJudgement } from './reviewJudgement';

/** A decision as it is about to be taken. @internal */
export interface DecisionDraft {
  /** Judged with the decider's confirmations. */
  judgement: ReviewJudgement &
    Partial<Pick<CoverageJudgement, 'gaps' | 'entities'>>;
  /** What is to be decided. */
  outcome: DecisionOutcome;
  /** Those that a conditional go is to carry; days are YYYY-MM-DD. */
  conditions: readonly Pick<
    DecisionCondition,
    'questionId' | 'entityRefs' | 'text' | 'ownerRef' | 'dueOn'
  >[];
  /** The common answers that the decider confirms. */
  confirmedQuestionIds: readonly string[];
  /** The answers of single covered entities that the decider confirms. */
  confirmedExceptions?: Decision['confirmedExceptions'];
  /** Full ref of who decides. */
  deciderRef: string;
  /** The answers of the snapshot, by question. */
  answers: Readonly<Record<string, JudgedAnswer>>;
  /** The answers of single covered entities. */
  exceptions?: readonly JudgedException[];
  /** The version of the checklist that was answered. */
  checklist: ChecklistDocument;
  /** When it is to be decided. */
  now: Date;
  /** IANA name of the organisation's time zone. */
  timeZone: string;
}

/** What forbids a decision. @internal */
export interface DecisionProblem {
  /** The path of the field, such as conditions.0.dueOn. */
  field: string;
  /** What is wrong, in words. */
  message: string;
  /** The question it is about. */
  questionId?: string;
  /** The covered entities it is about; absent where it is about all of them. */
  entityRefs?: string[];
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
  const stops = gapsOf(judgement, 'stops');
  const open = stops.length > 0 ? stops : gapsOf(judgement, 'conditions');
  const name = OUTCOME_NAMES[outcome];
  return open.length
    ? open.map(gap => ({
        field: 'outcome',
        message: `${name} is not permitted while ${nameOf(gap)} is open`,
        ...gap,
      }))
    : [
        {
          field: 'outcome',
          message: `${name} is not permitted: nothing that the review covers is left`,
        },
      ];
}

/** The open questions with the entities they are open for, where the review covers several. */
function gapsOf(
  { gaps, gate }: DecisionDraft['judgement'],
  at: 'stops' | 'conditions',
): CoverageGap[] {
  return gaps?.[at] ?? gate[at].map(questionId => ({ questionId }));
}

function nameOf({ questionId, entityRefs }: CoverageGap): string {
  return entityRefs
    ? `"${questionId}" of ${entityRefs.join(', ')}`
    : `"${questionId}"`;
}

/** Whether the conditions on a question bind together every entity for which it is open. */
function isBound(
  gap: CoverageGap,
  { conditions, judgement }: DecisionDraft,
): boolean {
  const onQuestion = conditions.filter(
    condition => condition.questionId === gap.questionId,
  );
  if (onQuestion.some(condition => !condition.entityRefs)) {
    return true;
  }
  const bound = onQuestion.flatMap(condition => condition.entityRefs ?? []);
  const open =
    gap.entityRefs ?? judgement.entities?.map(item => item.entityRef) ?? [];
  return (
    open.length > 0 && open.every(ref => bound.some(one => isSameRef(one, ref)))
  );
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
  const missing = gapsOf(judgement, 'conditions')
    .filter(gap => !isBound(gap, draft))
    .map(gap => ({
      field: 'conditions',
      message: `a condition for ${nameOf(gap)} is missing`,
      ...gap,
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
  const { questionId, entityRefs, text, ownerRef, dueOn } =
    draft.conditions[index];
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
  const unbound = entityRefs?.find(ref => !isAsked(draft, ref, questionId));
  if (entityRefs?.length === 0) {
    refuse('entityRefs', 'must name at least one entity, or be left out');
  } else if (unbound !== undefined) {
    refuse('entityRefs', `"${unbound}" is not asked this in the review`);
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

/** Whether the review covers an entity and asks the question of it, where there is one. */
function isAsked(
  { judgement }: DecisionDraft,
  entityRef: string,
  questionId: string | undefined,
): boolean {
  return !!judgement.entities?.some(
    item =>
      isSameRef(item.entityRef, entityRef) &&
      (questionId === undefined ||
        item.judgement.questions.some(
          question => question.counted && question.questionId === questionId,
        )),
  );
}

/** Whether a vouching answers the question, for one of the entities at least. */
function isVouched({ judgement }: DecisionDraft, questionId: string): boolean {
  const { entities = [] } = judgement;
  return [judgement, ...entities.map(item => item.judgement)].some(judged =>
    judged.questions.some(
      item =>
        item.counted &&
        item.questionId === questionId &&
        item.vouchingId !== undefined,
    ),
  );
}

/** Why an answer is none that the decider can confirm. */
function confirmationProblem(
  draft: DecisionDraft,
  questionId: string,
  answer: JudgedAnswer | undefined,
): string | undefined {
  const question = questionsOf(draft.checklist).find(
    item => item.id === questionId,
  );
  const counted = draft.judgement.questions.some(
    item => item.counted && item.questionId === questionId,
  );
  const kind = answer?.statement?.kind;
  if (
    question &&
    gateOf(question) === 'blocking' &&
    isVouched(draft, questionId)
  ) {
    return undefined;
  }
  const confirmable =
    kind === 'coveredElsewhere' ||
    (kind === 'notApplicable' && !!question && gateOf(question) === 'blocking');
  if (!question || !answer || !counted || !confirmable) {
    return `"${questionId}" has no answer that needs confirmation`;
  }
  return isSameRef(answer.answeredBy, draft.deciderRef)
    ? `"${questionId}" must be confirmed by someone other than who answered it`
    : undefined;
}

function confirmationProblems(draft: DecisionDraft): DecisionProblem[] {
  const common = draft.confirmedQuestionIds.map((questionId, index) => ({
    field: `confirmedQuestionIds.${index}`,
    questionId,
    answer: Object.hasOwn(draft.answers, questionId)
      ? draft.answers[questionId]
      : undefined,
  }));
  const own = (draft.confirmedExceptions ?? []).map(
    ({ questionId, entityRef }, index) => ({
      field: `confirmedExceptions.${index}`,
      questionId,
      entityRefs: [entityRef],
      answer: draft.exceptions?.find(
        exception =>
          exception.questionId === questionId &&
          isSameRef(exception.entityRef, entityRef),
      ),
    }),
  );
  return [...common, ...own].flatMap(({ answer, ...confirmed }) => {
    const message = confirmationProblem(draft, confirmed.questionId, answer);
    return message === undefined ? [] : [{ ...confirmed, message }];
  });
}

/** What forbids a decision; an empty list where it can be taken. @internal */
export function checkDecision(draft: DecisionDraft): DecisionProblem[] {
  return [
    ...outcomeProblems(draft),
    ...conditionProblems(draft),
    ...confirmationProblems(draft),
  ];
}
