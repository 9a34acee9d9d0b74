import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  orrReviewReadPermission,
  ReviewKind,
  ReviewPage,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';
import { StoredReview } from '../../database/reviewRows';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { toReviewSummary } from './ReviewDetails';

/** Pages through the reviews of an entity, newest first. @internal */
export class ReviewHistory {
  readonly #reviews: DatabaseReviewStore;
  readonly #checklists: DatabaseChecklistStore;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    reviews: DatabaseReviewStore;
    checklists: DatabaseChecklistStore;
    visibility: EntityVisibility;
  }) {
    this.#reviews = options.reviews;
    this.#checklists = options.checklists;
    this.#visibility = options.visibility;
  }

  /** A page as the contract shows it, and the reviews on it as they are stored. */
  async list(
    entity: StoredEntity,
    input: { limit: number; cursor?: string; kind?: ReviewKind },
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<{ page: ReviewPage; stored: StoredReview[] }> {
    const { kind } = input;
    const binding = {
      entityId: entity.id,
      kind: kind ?? null,
      viewer: viewerOf(credentials),
    };
    const query = {
      entityId: entity.id,
      limit: input.limit,
      kind,
      before: input.cursor ? parsePageCursor(input.cursor, binding) : undefined,
    };
    const all = await this.#reviews.listByEntity(query);
    // Policy is asked about other entities' reviews only where there are some.
    const found = all.some(({ review }) => review.entityId !== entity.id)
      ? await this.#reviews.listByEntity({
          ...query,
          covering: await this.#visibility.filterFor(
            { permission: orrReviewReadPermission },
            { credentials },
          ),
        })
      : all;
    const shown = found.slice(0, input.limit);
    const versions = await this.#checklists.listVersions(
      shown.map(({ review }) => ({
        checklistId: review.checklistId,
        version: review.checklistVersion,
      })),
    );
    const last = shown[shown.length - 1];
    return {
      page: {
        items: shown.map(({ review, entityRef, outcome }, index) =>
          toReviewSummary(review, {
            entityRef,
            checklistTitle: versions[index].document.title,
            outcome,
          }),
        ),
        nextCursor:
          found.length > shown.length
            ? toPageCursor(
                { value: last.review.startedAt, id: last.review.id },
                binding,
              )
            : undefined,
      },
      stored: shown.map(({ review }) => review),
    };
  }
}
