import {
  CoverageInput,
  FindingDisposition,
  ReviewDetail,
  QuestionFact,
  judgedDispositions,
  judgingFacts,
  judgingVouchings,
} from 'backstage-plugin-orr-common';

/**
 * What a review is judged for, the parts it covers or the entity itself, with what facts say of them and what was decided about
 * their gaps.
 *
 * @internal
 */
export function gapsOf(
  detail: ReviewDetail,
  options: {
    entity: unknown;
    dispositions: readonly FindingDisposition[];
    /** Of when it is judged: as they are now, or as they were frozen. */
    facts: readonly QuestionFact[] | undefined;
  },
): Pick<CoverageInput, 'covered' | 'dispositions'> {
  const { entity, dispositions, facts = [] } = options;
  return {
    covered: detail.covered.length
      ? detail.covered.map(({ entityRef, ...asked }) => ({
          entityRef,
          unaskedQuestionIds: asked.unaskedQuestionIds,
          sparedQuestionIds: asked.sparedQuestionIds,
          facts: judgingFacts(facts, entityRef),
          vouched: judgingVouchings(facts, entityRef),
          dispositions: judgedDispositions(dispositions, {
            coveredEntityRef: entityRef,
          }),
        }))
      : [
          {
            entityRef: detail.entity.entityRef,
            entity,
            sparedQuestionIds: detail.sparedQuestionIds,
            facts: judgingFacts(facts, detail.entity.entityRef),
            vouched: judgingVouchings(facts, detail.entity.entityRef),
          },
        ],
    dispositions: judgedDispositions(dispositions),
  };
}
