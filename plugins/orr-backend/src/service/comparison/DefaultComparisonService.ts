import { InputError, isError, NotFoundError } from '@backstage/errors';
import {
  compareSnapshots,
  orrReviewReadPermission,
  SnapshotComparison,
} from 'backstage-plugin-orr-common';
import {
  DatabaseHistoryStore,
  FrozenSnapshot,
} from '../../database/DatabaseHistoryStore';
import { ComparisonService } from '../ComparisonService';
import { ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { SnapshotStands } from './SnapshotStands';

function noSnapshot(id: string): NotFoundError {
  return new NotFoundError(`No snapshot ${id}`);
}

/** @internal */
export class DefaultComparisonService implements ComparisonService {
  readonly #history: DatabaseHistoryStore;
  readonly #reviewAccess: ReviewAccess;
  readonly #stands: SnapshotStands;

  constructor(options: {
    history: DatabaseHistoryStore;
    reviewAccess: ReviewAccess;
    stands: SnapshotStands;
  }) {
    this.#history = options.history;
    this.#reviewAccess = options.reviewAccess;
    this.#stands = options.stands;
  }

  async compareSnapshots(
    input: { from: string; to: string },
    options: RequestOptions,
  ): Promise<SnapshotComparison> {
    const frozen = await this.#history.listFrozen([input.from, input.to]);
    const opened = new Map<string, LoadedReview>();
    for (const id of [input.from, input.to]) {
      const { reviewId } = found(frozen, id);
      if (!opened.has(reviewId)) {
        opened.set(reviewId, await this.#open(id, reviewId, options));
      }
    }
    const sideOf = (id: string) => {
      const one = found(frozen, id);
      return { frozen: one, loaded: opened.get(one.reviewId)! };
    };
    const sides = { from: sideOf(input.from), to: sideOf(input.to) };
    requireComparable(sides.from.loaded, sides.to.loaded);
    const from = await this.#stands.of(sides.from, options);
    const to = await this.#stands.of(sides.to, options);
    const { entity, checklist } = sides.to.loaded;
    return {
      entityRef: entity.entityRef,
      entityTitle: entity.title ?? entity.name,
      checklistId: checklist.checklistId,
      checklistTitle: checklist.document.title,
      from: from.stand,
      to: to.stand,
      ...compareSnapshots(from.comparable, to.comparable),
    };
  }

  /** Of a hidden review nothing is told, not even that the snapshot is one of it. */
  async #open(
    id: string,
    reviewId: string,
    options: RequestOptions,
  ): Promise<LoadedReview> {
    try {
      return await this.#reviewAccess.require(
        orrReviewReadPermission,
        { reviewId },
        options,
      );
    } catch (error) {
      throw isError(error) && error.name === 'NotFoundError'
        ? noSnapshot(id)
        : error;
    }
  }
}

function found(frozen: FrozenSnapshot[], id: string): FrozenSnapshot {
  const one = frozen.find(({ snapshot }) => snapshot.id === id);
  if (!one) {
    throw noSnapshot(id);
  }
  return one;
}

function requireComparable(from: LoadedReview, to: LoadedReview): void {
  if (from.entity.id !== to.entity.id) {
    throw new InputError(
      `to: a snapshot of ${to.entity.entityRef} cannot be compared with one of ${from.entity.entityRef}`,
    );
  }
  if (from.checklist.checklistId !== to.checklist.checklistId) {
    throw new InputError(
      `to: a snapshot under checklist ${to.checklist.checklistId} cannot be compared with one under ${from.checklist.checklistId}`,
    );
  }
}
