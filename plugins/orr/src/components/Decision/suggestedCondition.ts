import {
  Question,
  ReviewDetail,
  addDays,
  improvementsOf,
  isSameRef,
  periodsOf,
} from 'backstage-plugin-orr-common';

import { newId } from '../../newId';

/** One condition of a conditional go as it stands in the form. @internal */
export interface ConditionRow {
  /** The question behind it, or a name of its own. */
  key: string;
  questionId?: string;
  /** The covered components it binds; all of them where absent. */
  entityRefs?: string[];
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

/** A condition as suggested for a gap: its improvement plan, the entity's owner, the latest day; for the components it is open for. @internal */
export function suggestedCondition(
  detail: ReviewDetail,
  latest: string,
  question?: Question,
  entityRefs?: string[],
): ConditionRow {
  const { answers = [], exceptions = [] } = detail.snapshot ?? {};
  const own = exceptions.find(
    item =>
      item.questionId === question?.id &&
      entityRefs?.length === 1 &&
      isSameRef(item.entityRef, entityRefs[0]),
  );
  const answer = own ?? answers.find(item => item.questionId === question?.id);
  const improvements = question
    ? improvementsOf(question, answer?.statement)
    : [];
  return {
    key: question ? [question.id, ...(entityRefs ?? [])].join(' ') : newId(),
    ...(question && { questionId: question.id }),
    ...(entityRefs && { entityRefs }),
    text: improvements.map(item => item.text).join('\n'),
    ownerRef: detail.entity.ownerRefs[0] ?? '',
    dueOn: latest,
  };
}
