import {
  DecidedGap,
  FindingDisposition,
  governingDisposition,
  isInForce,
} from 'backstage-plugin-orr-common';
import { JudgedGaps } from './ReviewGaps';

/** The gaps that a decision knows of, each with the disposition that counts, as long as one holds. @internal */
export function decidedGaps(
  gaps: JudgedGaps,
  dispositions: readonly FindingDisposition[],
  today: string,
): DecidedGap[] {
  return gaps.all().map(({ questionId, coveredEntityRef, level }) => {
    const governing = governingDisposition(
      dispositions.filter(
        item =>
          item.questionId === questionId &&
          item.coveredEntityRef === coveredEntityRef,
      ),
      today,
    );
    return {
      questionId,
      ...(coveredEntityRef !== undefined && { coveredEntityRef }),
      level,
      ...(governing &&
        isInForce(governing, today) && { dispositionId: governing.id }),
    };
  });
}
