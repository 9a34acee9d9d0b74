import { ConflictError } from '@backstage/errors';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredDecision } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';

/** The decision of a review, if it is the one in force, kept from other writers. @internal */
export async function lockDecisionInForce(
  trx: Transaction,
  stores: { reviews: DatabaseReviewStore; decisions: DatabaseDecisionStore },
  reviewId: string,
): Promise<StoredDecision> {
  const locked = await stores.reviews.lock(trx, reviewId);
  const decision = await stores.decisions.getByReview(reviewId, trx);
  if (locked.state !== 'decided' || !decision) {
    throw new ConflictError(
      decision
        ? 'A later decision has taken the place of this one'
        : 'The review is not decided',
    );
  }
  return decision;
}
