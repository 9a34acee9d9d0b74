import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import {
  DatabaseReviewStore,
  Participant,
} from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';

/** Who stands behind an entity and its reviews. Each part is read once, when somebody asks for it. @internal */
export class PeopleBehind {
  readonly #entity: StoredEntity;
  readonly #groups: DatabaseGroupStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #of: { entityId: string } | { reviewId: string };
  #owners?: Promise<string[]>;
  #participants?: Promise<Participant[]>;

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
    this.#participants ??= this.#reviews.listParticipants(this.#of);
    const found = (await this.#participants)
      .filter(item => reviewId === undefined || item.reviewId === reviewId)
      .map(({ userRef }) => userRef);
    return [...new Set(found)].sort();
  }
}
