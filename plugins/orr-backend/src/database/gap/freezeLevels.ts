import { Level } from 'backstage-plugin-orr-common';
import { ReviewEntityRow } from '../DatabaseCoverageStore';
import { Transaction } from '../transaction';

/** Keeps what each question showed of the entities of a review when it is decided; those that are alike go in one statement. @internal */
export async function freezeLevels(
  trx: Transaction,
  reviewId: string,
  levels: Map<string, Record<string, Level>>,
): Promise<void> {
  const alike = new Map<string, string[]>();
  for (const [entityId, ofEntity] of levels) {
    const text = JSON.stringify(ofEntity);
    alike.set(text, [...(alike.get(text) ?? []), entityId]);
  }
  for (const [text, entityIds] of alike) {
    await trx<ReviewEntityRow>('review_entity')
      .where({ review_id: reviewId })
      .whereIn('entity_id', entityIds)
      .update({ decided_levels: text });
  }
}
