import { CoveredEntity, ReviewDetail } from 'backstage-plugin-orr-common';

/** What a review is judged for: the parts it covers, or the entity itself. @internal */
export function coveredOf(
  detail: ReviewDetail,
  entity: unknown,
): CoveredEntity[] {
  return detail.covered.length
    ? detail.covered.map(({ entityRef, unaskedQuestionIds }) => ({
        entityRef,
        unaskedQuestionIds,
      }))
    : [{ entityRef: detail.entity.entityRef, entity }];
}
