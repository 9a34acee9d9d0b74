import { CoverageJudgement } from 'backstage-plugin-orr-common';
import { StoredDecision } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { VouchedAnswer } from '../../database/vouching/DatabaseVouchingStore';

/** Which answers of a decision rest on what is vouched for; none of one about a change, which no standing follows from. @internal */
export function vouchedAnswersOf(
  { entities }: Pick<CoverageJudgement, 'entities'>,
  about: {
    decision: Pick<StoredDecision, 'id' | 'reviewKind'>;
    subjects: StoredEntity[];
  },
): VouchedAnswer[] {
  const { decision, subjects } = about;
  const ids = new Map(subjects.map(({ entityRef, id }) => [entityRef, id]));
  if (decision.reviewKind === 'change') {
    return [];
  }
  return entities.flatMap(({ entityRef, judgement }) =>
    judgement.questions.flatMap(({ questionId, counted, vouchingId }) =>
      counted && vouchingId !== undefined
        ? [
            {
              entityId: ids.get(entityRef)!,
              decisionId: decision.id,
              questionId,
              vouchingId,
            },
          ]
        : [],
    ),
  );
}
