import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import {
  DatabaseReviewStore,
  PersonOfReview,
} from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';

/** Who stands behind an entity and its reviews. Each part is read once, when somebody asks for it. @internal */
export class PeopleBehind {
  readonly #entity: StoredEntity;
  readonly #groups: DatabaseGroupStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #of: { entityId: string } | { reviewId: string };
  #owners?: Promise<string[]>;
  #people?: Promise<PersonOfReview[]>;

  constructor(options: {
    entity: StoredEntity;
    /** Where nobody asks for other reviews of the entity. */
    onlyReviewId?: string;
    groups: DatabaseGroupStore;
    reviews: DatabaseReviewStore;
  }) {
    const { entity, onlyReviewId } = options;
    this.#entity = entity;
    this.#groups = options.groups;
    this.#reviews = options.reviews;
    this.#of = onlyReviewId
      ? { reviewId: onlyReviewId }
      : { entityId: entity.id };
  }

  /** The owners by the catalog, and every group above them. */
  owners(): Promise<string[]> {
    this.#owners ??= this.#groups.ancestorsOf(this.#entity.ownerRefs);
    return this.#owners;
  }

  /** Whoever drove, started or answered: in one review, or in any. */
  async participants(reviewId?: string): Promise<string[]> {
    return this.#inRole('participant', reviewId);
  }

  /** The groups that review: by the checklist of one review, or of any. */
  async reviewers(reviewId?: string): Promise<string[]> {
    return this.#inRole('reviewer', reviewId);
  }

  async #inRole(
    role: PersonOfReview['role'],
    reviewId: string | undefined,
  ): Promise<string[]> {
    this.#people ??= this.#reviews.listPeople(this.#of);
    const found = (await this.#people)
      .filter(
        item =>
          item.role === role &&
          (reviewId === undefined || item.reviewId === reviewId),
      )
      .map(({ ref }) => ref);
    return [...new Set(found)].sort();
  }
}
