import { isError, NotFoundError } from '@backstage/errors';
import {
  DecisionPage,
  EntitySnapshotPage,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
  SnapshotDetail,
  SnapshotList,
  SnapshotSummary,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseHistoryStore } from '../../database/DatabaseHistoryStore';
import { StoredEntity } from '../../database/StoredEntity';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { CreateSnapshotInput, HistoryService } from '../HistoryService';
import { NamedWrites } from '../NamedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { KeptNotes } from '../review/KeptNotes';
import { requireAllowed, ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
import { withoutAggregate } from '../review/withoutAggregate';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { NamedSnapshots } from './NamedSnapshots';

/** @internal */
export interface DefaultHistoryServiceOptions {
  access: EntityAccess;
  reviewAccess: ReviewAccess;
  authorizer: ResourceAuthorizer;
  checklists: DatabaseChecklistStore;
  decisions: DatabaseDecisionStore;
  history: DatabaseHistoryStore;
  keptNotes: KeptNotes;
  namedSnapshots: NamedSnapshots;
  writes: NamedWrites;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

/** Reads snapshots and decisions of the past, and makes snapshots by hand. @internal */
export class DefaultHistoryService implements HistoryService {
  readonly #options: DefaultHistoryServiceOptions;

  constructor(options: DefaultHistoryServiceOptions) {
    this.#options = options;
  }

  async listSnapshots(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<SnapshotList> {
    const { reviewAccess, history } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewReadPermission,
      input,
      options,
    );
    const [items, earlierDecision] = await Promise.all([
      history.listSnapshots(input.reviewId),
      this.#earlierDecision(loaded, options),
    ]);
    return { items, earlierDecision };
  }

  async getSnapshot(
    input: { reviewId: string; snapshotId: string },
    options: RequestOptions,
  ): Promise<SnapshotDetail> {
    const { reviewAccess, history, keptNotes } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewReadPermission,
      input,
      options,
    );
    const snapshot = await history.getSnapshot(input);
    if (!snapshot) {
      throw new NotFoundError(`No snapshot ${input.snapshotId}`);
    }
    const { review } = loaded;
    return {
      reviewId: review.id,
      checklistId: review.checklistId,
      checklistVersion: review.checklistVersion,
      snapshot: await keptNotes.showFrozen(snapshot, loaded, options),
    };
  }

  async createSnapshot(
    input: CreateSnapshotInput,
    options: RequestOptions,
  ): Promise<SnapshotSummary> {
    const { reviewAccess, namedSnapshots, writes, mayDecide } = this.#options;
    const { loaded, besides } = await reviewAccess.open(
      orrReviewReadPermission,
      {
        ...input,
        besides: [orrReviewUpdatePermission, orrReviewDecidePermission],
      },
      options,
    );
    const [update, decide] = besides;
    requireAllowed(update || (decide && mayDecide), orrReviewUpdatePermission);
    return writes.run(
      'createSnapshot',
      input,
      options.credentials,
      async writing => trx =>
        namedSnapshots.write(trx, { loaded, name: input.name, ...writing }),
    );
  }

  async listEntitySnapshots(
    input: {
      entityRef: string;
      checklistId?: string;
      limit: number;
      cursor?: string;
    },
    options: RequestOptions,
  ): Promise<EntitySnapshotPage> {
    const { history } = this.#options;
    const { limit, cursor, checklistId } = input;
    const entity = await this.#requireReadable(input, options);
    const binding = {
      entityId: entity.id,
      checklistId: checklistId ?? null,
      viewer: viewerOf(options.credentials),
    };
    const found = await history.listEntitySnapshots({
      entityId: entity.id,
      checklistId,
      limit,
      before: cursor ? parsePageCursor(cursor, binding) : undefined,
    });
    const items = found.slice(0, limit);
    const last = items[items.length - 1];
    return {
      items,
      nextCursor:
        found.length > items.length
          ? toPageCursor({ value: last.createdAt, id: last.id }, binding)
          : undefined,
    };
  }

  async listEntityDecisions(
    input: {
      entityRef: string;
      checklistId?: string;
      limit: number;
      cursor?: string;
    },
    options: RequestOptions,
  ): Promise<DecisionPage> {
    const { history, decisions, checklists } = this.#options;
    const entity = await this.#requireReadable(input, options);
    const { limit, cursor, checklistId } = input;
    const binding = {
      entityId: entity.id,
      checklistId: checklistId ?? null,
      viewer: viewerOf(options.credentials),
    };
    const ids = await history.listDecisionIds({
      entityId: entity.id,
      checklistId,
      limit,
      before: cursor ? parsePageCursor(cursor, binding) : undefined,
    });
    const page = ids.slice(0, limit);
    const found = new Map(
      (await decisions.listByIds(page)).map(decision => [
        decision.id,
        decision,
      ]),
    );
    const titles = new Map(
      (await checklists.listCurrent()).map(version => [
        version.checklistId,
        version.document.title,
      ]),
    );
    const items = page.flatMap(id => found.get(id) ?? []);
    const last = items[items.length - 1];
    return {
      items: items.map(decision => ({
        checklistId: decision.checklistId,
        checklistTitle:
          titles.get(decision.checklistId) ?? decision.checklistId,
        decision: withoutAggregate(decision),
      })),
      nextCursor:
        ids.length > page.length
          ? toPageCursor({ value: last.decidedAt, id: last.id }, binding)
          : undefined,
    };
  }

  /** The entity, where the caller may read its reviews. */
  async #requireReadable(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<StoredEntity> {
    const { access, authorizer } = this.#options;
    const { entity } = await access.resolve(input, options);
    const [allowed] = await authorizer.authorize({
      permissions: [orrReviewReadPermission],
      entity,
      ...options,
    });
    requireAllowed(allowed, orrReviewReadPermission);
    return entity;
  }

  /** What the review can be compared with; nothing where the viewer may not read it. */
  async #earlierDecision(
    { review }: LoadedReview,
    options: RequestOptions,
  ): Promise<SnapshotList['earlierDecision']> {
    const { history, reviewAccess } = this.#options;
    const earlier = await history.getEarlierDecision({
      entityId: review.entityId,
      checklistId: review.checklistId,
      reviewId: review.id,
      before: review.decidedAt,
    });
    if (!earlier) {
      return undefined;
    }
    try {
      await reviewAccess.require(orrReviewReadPermission, earlier, options);
      return earlier;
    } catch (error) {
      const isHidden =
        isError(error) &&
        (error.name === 'NotAllowedError' || error.name === 'NotFoundError');
      if (isHidden) {
        return undefined;
      }
      throw error;
    }
  }
}
