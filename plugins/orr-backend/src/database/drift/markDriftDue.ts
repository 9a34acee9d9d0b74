import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';

/**
 * Has the decisions about entities looked at again of which facts that were stored at the instant say something else than
 * before.
 *
 * @internal
 */
export async function markDriftDue(
  trx: Transaction,
  entityIds: readonly string[],
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  for (const chunk of chunksFor(trx, [...new Set(entityIds)].sort())) {
    await trx('drift_look')
      .whereIn(
        'entity_id',
        trx('fact_reading')
          .whereIn('entity_id', chunk)
          .where('received_at', at)
          .whereRaw('changed_at = observed_at')
          .select('entity_id'),
      )
      .where('due_at', '>', at)
      .update({ due_at: at });
  }
}
