import {
  CoverageJudgement,
  DecidedGap,
  FindingDisposition,
  governingDisposition,
} from 'backstage-plugin-orr-common';
import { GapKey, JudgedGaps } from './ReviewGaps';

/** The disposition that moved the cell of a gap. */
function countedOn(
  { common, entities }: CoverageJudgement,
  { questionId, coveredEntityRef }: GapKey,
): string | undefined {
  const questions =
    coveredEntityRef === undefined
      ? common
      : entities.find(({ entityRef }) => entityRef === coveredEntityRef)
          ?.judgement.questions;
  return questions?.find(question => question.questionId === questionId)
    ?.dispositionId;
}

/** Where nothing moved its cell, what is planned about it all the same. */
function plannedFor(
  { questionId, coveredEntityRef }: GapKey,
  dispositions: readonly FindingDisposition[],
  today: string,
): string | undefined {
  return governingDisposition(
    dispositions.filter(
      item =>
        item.type === 'action' &&
        item.questionId === questionId &&
        item.coveredEntityRef === coveredEntityRef,
    ),
    today,
  )?.id;
}

/** The gaps that a decision knows of, each with the disposition that counted when it was judged. @internal */
export function decidedGaps(
  gaps: JudgedGaps,
  options: {
    /** With what was decided about the gaps. */
    judgement: CoverageJudgement;
    dispositions: readonly FindingDisposition[];
    /** YYYY-MM-DD */
    today: string;
  },
): DecidedGap[] {
  const { judgement, dispositions, today } = options;
  return gaps.all().map(({ answer: _, ...gap }) => {
    const dispositionId =
      countedOn(judgement, gap) ?? plannedFor(gap, dispositions, today);
    return { ...gap, ...(dispositionId !== undefined && { dispositionId }) };
  });
}
