import {
  CoveredEntity,
  FindingDisposition,
  judgedDispositions,
} from 'backstage-plugin-orr-common';

/** What was decided about gaps, as judging takes it: that of the common answers, and that of each covered entity. @internal */
export function judgedWith(
  covered: CoveredEntity[],
  dispositions: readonly FindingDisposition[],
) {
  return {
    covered: covered.map(entity => ({
      ...entity,
      dispositions: judgedDispositions(dispositions, {
        coveredEntityRef: entity.entityRef,
      }),
    })),
    dispositions: judgedDispositions(dispositions),
  };
}
