import {
  CoverageInput,
  FindingDisposition,
  ReviewDetail,
  dayOf,
  judgedDispositions,
} from 'backstage-plugin-orr-common';

/** What a review is judged for, the parts it covers or the entity itself, and what was decided about their gaps. @internal */
export function gapsOf(
  detail: ReviewDetail,
  options: {
    entity: unknown;
    dispositions: readonly FindingDisposition[];
    now: Date;
  },
): Pick<CoverageInput, 'covered' | 'dispositions'> {
  const { entity, dispositions, now } = options;
  const today = dayOf(now, detail.timeZone);
  return {
    covered: detail.covered.length
      ? detail.covered.map(({ entityRef, unaskedQuestionIds }) => ({
          entityRef,
          unaskedQuestionIds,
          dispositions: judgedDispositions(dispositions, {
            today,
            coveredEntityRef: entityRef,
          }),
        }))
      : [{ entityRef: detail.entity.entityRef, entity }],
    dispositions: judgedDispositions(dispositions, { today }),
  };
}
