import {
  FindingDisposition,
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

/** The open action for a gap that is due first. */
function actionOn(
  dispositions: readonly FindingDisposition[],
  questionId: string | undefined,
  coveredEntityRef: string | undefined,
): FindingDisposition | undefined {
  const dayOrLast = ({ until = '9999-12-31' }: FindingDisposition) => until;
  return dispositions
    .filter(
      item =>
        item.type === 'action' &&
        item.state === 'open' &&
        item.questionId === questionId &&
        item.coveredEntityRef === coveredEntityRef,
    )
    .sort((one, other) => dayOrLast(one).localeCompare(dayOrLast(other)))[0];
}

/**
 * A condition as suggested for a gap: the action that is planned for it, else its improvement plan, the entity's owner,
 * the latest day; for the components it is open for.
 *
 * @internal
 */
export function suggestedCondition(
  detail: ReviewDetail,
  range: { from: string; to: string },
  gap: {
    question?: Question;
    entityRefs?: string[];
    dispositions?: readonly FindingDisposition[];
  } = {},
): ConditionRow {
  const { question, entityRefs, dispositions = [] } = gap;
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
  const action = actionOn(dispositions, question?.id, own?.entityRef);
  const { until = '' } = action ?? {};
  return {
    key: question ? [question.id, ...(entityRefs ?? [])].join(' ') : newId(),
    ...(question && { questionId: question.id }),
    ...(entityRefs && { entityRefs }),
    text: action?.text ?? improvements.map(item => item.text).join('\n'),
    ownerRef: action?.ownerRef ?? detail.entity.ownerRefs[0] ?? '',
    dueOn: until >= range.from && until <= range.to ? until : range.to,
  };
}
