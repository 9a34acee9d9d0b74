import { Transaction } from './transaction';

/** Keeps who owns what a review is about when it is decided, in one statement. @internal */
export async function freezeOwners(
  trx: Transaction,
  { decisionId, reviewId }: { decisionId: string; reviewId: string },
): Promise<void> {
  const columns = ['decision_id', 'review_id', 'entity_id', 'owner_ref'];
  await trx
    .into(trx.raw('?? (??, ??, ??, ??)', ['decision_owner', ...columns]))
    .insert(
      trx('review_entity as about')
        .leftJoin('entity_owner as claim', 'claim.entity_id', 'about.entity_id')
        .where('about.review_id', reviewId)
        .select(
          trx.raw('cast(? as text)', [decisionId]),
          'about.review_id',
          'about.entity_id',
          // Nobody is somebody too: whoever owns it then is new.
          trx.raw("coalesce(claim.owner_ref, '')"),
        ),
    );
}
