import { AnswerException, CoveredEntity } from 'backstage-plugin-orr-common';
import {
  DatabaseCoverageStore,
  StoredException,
} from '../../database/DatabaseCoverageStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredReview } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';

interface ReviewOfEntity {
  review: Pick<StoredReview, 'id' | 'isCovering'>;
  entity: StoredEntity;
}

/** Knows the entities that a review is about: its own on most, parts of its system on others. @internal */
export class ReviewSubjects {
  readonly #coverage: DatabaseCoverageStore;
  readonly #entities: DatabaseEntityStore;

  constructor(options: {
    coverage: DatabaseCoverageStore;
    entities: DatabaseEntityStore;
  }) {
    this.#coverage = options.coverage;
    this.#entities = options.entities;
  }

  /** The ids of all of them, those that are gone included: what a transition of the review moves. */
  async idsOf(
    review: Pick<StoredReview, 'id' | 'entityId'>,
    trx: Transaction,
  ): Promise<string[]> {
    const [scope] = await this.#coverage.listScopes([review.id], trx);
    return scope?.entityIds ?? [review.entityId];
  }

  /** By ref, as far as the catalog still has them. */
  async of(
    { review, entity }: ReviewOfEntity,
    trx?: Transaction,
  ): Promise<StoredEntity[]> {
    if (!review.isCovering) {
      return [entity];
    }
    const [scope] = await this.#coverage.listScopes([review.id], trx);
    const found = await this.#entities.getByIds(scope?.entityIds ?? [], trx);
    return found
      .filter(({ orphanedAt }) => orphanedAt === undefined)
      .sort((one, other) => (one.entityRef < other.entityRef ? -1 : 1));
  }
}

/** What a review does not ask of an entity, since it is asked of new ones only. @internal */
export function sparedOn(
  { spared }: Pick<StoredReview, 'spared'>,
  { id }: Pick<StoredEntity, 'id'>,
): { sparedQuestionIds?: string[] } {
  const own = spared?.[id];
  return own ? { sparedQuestionIds: own } : {};
}

/** As judging takes them. @internal */
export function toCovered(
  subjects: StoredEntity[],
  review: Pick<StoredReview, 'spared'>,
): CoveredEntity[] {
  return subjects.map(subject => ({
    entityRef: subject.entityRef,
    entity: subject.entity,
    ...sparedOn(review, subject),
  }));
}

/** Exceptions of the given entities, by their refs; those of others are left out. @internal */
export function exceptionsOf(
  exceptions: StoredException[],
  subjects: StoredEntity[],
): AnswerException[] {
  const refs = new Map(subjects.map(({ id, entityRef }) => [id, entityRef]));
  return exceptions.flatMap(({ entityId, ...exception }) => {
    const entityRef = refs.get(entityId);
    return entityRef === undefined ? [] : [{ ...exception, entityRef }];
  });
}
