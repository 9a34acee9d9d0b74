import { Transaction } from '../transaction';

/** Carries what is known of one entity to another, of which it is kept where both have the same fact. Both are to be locked. @internal */
export async function joinFacts(
  trx: Transaction,
  { intoId, fromId }: { intoId: string; fromId: string },
): Promise<void> {
  await trx('fact_reading')
    .where({ entity_id: fromId })
    .whereNotIn(
      'fact_id',
      trx('fact_reading as known')
        .where('known.entity_id', intoId)
        .select('known.fact_id'),
    )
    .update({ entity_id: intoId });
  await trx('fact_reading').where({ entity_id: fromId }).delete();
}
