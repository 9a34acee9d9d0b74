import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredReview } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';

const isStanding = (kind: string) => kind === 'launch' || kind === 'periodic';

/**
 * Ends the decided reviews that a new decision replaces: those of which no entity goes by them any longer. One that
 * covers an entity which the new one leaves out stays in force for it.
 *
 * @internal
 */
export class ReviewSuccession {
  readonly #reviews: DatabaseReviewStore;
  readonly #coverage: DatabaseCoverageStore;
  readonly #decisions: DatabaseDecisionStore;

  constructor(options: {
    reviews: DatabaseReviewStore;
    coverage: DatabaseCoverageStore;
    decisions: DatabaseDecisionStore;
  }) {
    this.#reviews = options.reviews;
    this.#coverage = options.coverage;
    this.#decisions = options.decisions;
  }

  /** Before the decision on the review is stored; the entities are to be locked. */
  async supersede(
    trx: Transaction,
    review: StoredReview,
    entityIds: string[],
  ): Promise<void> {
    if (!isStanding(review.kind)) {
      return;
    }
    const { checklistId } = review;
    const decided = await this.#coverage.lockDecided(trx, {
      entityIds,
      checklistId,
    });
    const scopes = await this.#coverage.listScopes(decided, trx);
    const inForce = await this.#inForce(
      trx,
      checklistId,
      scopes
        .flatMap(scope => scope.entityIds)
        .filter(entityId => !entityIds.includes(entityId)),
    );
    const replaced = scopes.filter(
      scope =>
        !scope.entityIds.some(
          entityId => inForce.get(entityId) === scope.reviewId,
        ),
    );
    if (replaced.length) {
      await this.#reviews.supersede(
        trx,
        replaced.map(({ reviewId }) => reviewId),
      );
    }
  }

  /** Once two histories have become one: under each checklist the latest decision holds. The entity is to be locked. */
  async settle(trx: Transaction, entityId: string): Promise<void> {
    const about = await this.#decisions.listByEntities([entityId], trx);
    const checklistIds = new Set(
      about.map(({ decision }) => decision.checklistId),
    );
    for (const checklistId of checklistIds) {
      const decided = await this.#coverage.lockDecided(trx, {
        entityIds: [entityId],
        checklistId,
      });
      const inForce = await this.#inForce(trx, checklistId, [entityId]);
      const scopes = await this.#coverage.listScopes(
        decided.filter(reviewId => reviewId !== inForce.get(entityId)),
        trx,
      );
      // What a review says of other entities holds on.
      const replaced = scopes.filter(({ entityIds }) => entityIds.length === 1);
      await this.#reviews.supersede(
        trx,
        replaced.map(({ reviewId }) => reviewId),
      );
    }
  }

  /** By entity, the review whose decision holds. */
  async #inForce(
    trx: Transaction,
    checklistId: string,
    entityIds: string[],
  ): Promise<Map<string, string>> {
    const about = entityIds.length
      ? await this.#decisions.listByEntities([...new Set(entityIds)], trx)
      : [];
    return new Map(
      about
        .filter(
          ({ decision }) =>
            decision.checklistId === checklistId &&
            isStanding(decision.reviewKind),
        )
        // Oldest first, so that the latest remains.
        .map(({ entityId, decision }) => [entityId, decision.reviewId]),
    );
  }
}
