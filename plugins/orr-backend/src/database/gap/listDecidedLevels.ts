import { Level } from 'backstage-plugin-orr-common';
import { chunksFor } from '../chunks';
import { ReviewEntityRow } from '../DatabaseCoverageStore';
import { Transaction } from '../transaction';

/** What each question showed of an entity when a review was decided. */
interface DecidedLevels {
  reviewId: string;
  entityId: string;
  levels: Record<string, Level>;
}

/** What each question showed of these entities when these reviews were decided, as far as it was kept. @internal */
export async function listDecidedLevels(
  trx: Transaction,
  of: { reviewIds: string[]; entityIds: string[] },
): Promise<DecidedLevels[]> {
  const found: DecidedLevels[] = [];
  for (const chunk of chunksFor(trx, of.reviewIds)) {
    const rows = await trx<ReviewEntityRow>('review_entity')
      .whereIn('review_id', chunk)
      // A review of a system is about more than was asked for.
      .whereIn('entity_id', of.entityIds)
      .whereNotNull('decided_levels')
      .select('review_id', 'entity_id', 'decided_levels');
    found.push(
      ...rows.map(row => ({
        reviewId: row.review_id,
        entityId: row.entity_id,
        levels: JSON.parse(row.decided_levels!),
      })),
    );
  }
  return found;
}
