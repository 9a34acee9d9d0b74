import {
  CoverageJudgement,
  DecisionSample,
  sampleOneInOf,
  sampleReasonOf,
  strictestModeOf,
} from 'backstage-plugin-orr-common';
import { StoredEntity } from '../../database/StoredEntity';
import { LoadedReview } from './LoadedReview';

/** Why a decision of the owners themselves is picked to be looked at afterwards, if it is. @internal */
export function sampleOf(
  { review, checklist }: LoadedReview,
  subjects: StoredEntity[],
  { entities }: CoverageJudgement,
): DecisionSample | undefined {
  const reason = sampleReasonOf({
    mode: strictestModeOf(
      checklist.document,
      subjects.map(({ tier }) => tier),
    ),
    reviewId: review.id,
    oneIn: sampleOneInOf(checklist.document),
    judgements: entities.map(({ judgement }) => judgement),
  });
  return reason && { reason };
}
