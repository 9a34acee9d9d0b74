import {
  Question,
  ReviewDetail,
  addDays,
  periodsOf,
} from 'backstage-plugin-orr-common';
import { improvementsOf } from '../Questionnaire/improvementsOf';
import { newId } from '../../newId';

/** One condition of a conditional go as it stands in the form. @internal */
export interface ConditionRow {
  /** The question behind it, or a name of its own. */
  key: string;
  questionId?: string;
  text: string;
  ownerRef: string;
  dueOn: string;
}

/** The days a condition may be due. @internal */
export function dueRangeOf(
  detail: ReviewDetail,
  today: string,
): { from: string; to: string } {
  return {
    from: today,
    to: addDays(today, periodsOf(detail.checklist.document).conditionLimitDays),
  };
}

/** A condition as suggested for a gap: its improvement plan, the entity's owner, the latest day. @internal */
export function suggestedCondition(
  detail: ReviewDetail,
  latest: string,
  question?: Question,
): ConditionRow {
  const answer = (detail.snapshot?.answers ?? []).find(
    item => item.questionId === question?.id,
  );
  const improvements = question
    ? improvementsOf(question, answer?.statement)
    : [];
  return {
    key: question?.id ?? newId(),
    ...(question && { questionId: question.id }),
    text: improvements.map(item => item.text).join('\n'),
    ownerRef: detail.entity.ownerRefs[0] ?? '',
    dueOn: latest,
  };
}
