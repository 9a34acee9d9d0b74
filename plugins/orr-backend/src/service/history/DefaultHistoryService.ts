import { isError, NotFoundError } from '@backstage/errors';
import {
  DecisionPage,
  orrReviewReadPermission,
  SnapshotDetail,
  SnapshotList,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseHistoryStore } from '../../database/DatabaseHistoryStore';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { HistoryService } from '../HistoryService';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { KeptNotes } from '../review/KeptNotes';
import { requireAllowed, ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview, withoutAggregate } from '../review/ReviewDetails';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';

/** @internal */
export interface DefaultHistoryServiceOptions {
  access: EntityAccess;
  reviewAccess: ReviewAccess;
  authorizer: ResourceAuthorizer;
  checklists: DatabaseChecklistStore;
  decisions: DatabaseDecisionStore;
  history: DatabaseHistoryStore;
  keptNotes: KeptNotes;
}

/** Reads submissions and decisions of the past. @internal */
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

  async listEntityDecisions(
    input: {
      entityRef: string;
      checklistId?: string;
      limit: number;
      cursor?: string;
    },
    options: RequestOptions,
  ): Promise<DecisionPage> {
    const { access, authorizer, history, decisions, checklists } =
      this.#options;
    const { entity } = await access.resolve(input, options);
    const [allowed] = await authorizer.authorize({
      permissions: [orrReviewReadPermission],
      entity,
      ...options,
    });
    requireAllowed(allowed, orrReviewReadPermission);
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
