import { NotAllowedError } from '@backstage/errors';
import {
  EntityReadiness,
  headlineOf,
  orrReadinessReadPermission,
  orrReviewCreatePermission,
  orrReviewReadPermission,
  ParsedOperationInput,
  ReadinessPage,
  ReadinessRow,
  Standing,
  STANDINGS,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import {
  ReadinessListItem,
  ReadinessListModel,
} from '../../database/ReadinessListModel';
import {
  StoredReadiness,
  toChecklistReadiness,
} from '../../database/readinessRows';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { ReadinessService } from '../ReadinessService';
import { RequestOptions } from '../ReviewService';
import { toEntitySummary, withoutAggregate } from '../review/ReviewDetails';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { ReadinessProjector } from './ReadinessProjector';

/** @internal */
export interface DefaultReadinessServiceOptions {
  clock: OrrClock;
  access: EntityAccess;
  authorizer: ResourceAuthorizer;
  visibility: EntityVisibility;
  entities: DatabaseEntityStore;
  checklists: DatabaseChecklistStore;
  decisions: DatabaseDecisionStore;
  readiness: DatabaseReadinessStore;
  list: ReadinessListModel;
  projector: ReadinessProjector;
}

/**
 * Reads standings. It authorises by itself, without a service around it: a list, its counts and its cursor agree only where
 * visibility is part of the query.
 *
 * @internal
 */
export class DefaultReadinessService implements ReadinessService {
  readonly #options: DefaultReadinessServiceOptions;

  constructor(options: DefaultReadinessServiceOptions) {
    this.#options = options;
  }

  async getEntityReadiness(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<EntityReadiness> {
    const { access, authorizer, checklists, decisions } = this.#options;
    const { entity, source, seenAt } = await access.resolve(input, options);
    const [readReadiness, readReviews, createReview] =
      await authorizer.authorize({
        permissions: [
          orrReadinessReadPermission,
          orrReviewReadPermission,
          orrReviewCreatePermission,
        ],
        entity,
        ...options,
      });
    if (!readReadiness) {
      throw new NotAllowedError(
        `You lack the permission ${orrReadinessReadPermission.name} here`,
      );
    }
    const current = new Map(
      (await checklists.listCurrent()).map(version => [
        version.checklistId,
        version.document,
      ]),
    );
    const rows = (await this.#currentRows(entity.id)).filter(
      row => current.get(row.checklistId)?.state !== 'archived',
    );
    // The conditions of a decision are part of the review, so they are for those who may read reviews.
    const inForce = readReviews
      ? await decisions.listByIds(rows.flatMap(row => row.decisionId ?? []))
      : [];
    const published = rows.filter(
      row => current.get(row.checklistId)?.state === 'published',
    );
    return {
      entity: toEntitySummary(entity),
      headline: headlineOf(published.map(row => row.standing)),
      checklists: rows.map(row =>
        toChecklistReadiness(
          row,
          current.get(row.checklistId)?.title ?? row.checklistId,
        ),
      ),
      source,
      seenAt,
      decisions: inForce.map(withoutAggregate),
      may: { createReview, readReviews },
    };
  }

  async listReadiness(
    query: ParsedOperationInput<'listReadiness'>['query'],
    { credentials }: RequestOptions,
  ): Promise<ReadinessPage> {
    const { visibility, entities, list } = this.#options;
    const { cursor, limit, standing, owner, kind, text } = query;
    const filter = {
      visibility: await visibility.filterFor(
        { permission: orrReadinessReadPermission },
        { credentials },
      ),
      standings: standing,
      ownerRefs: owner,
      kinds: kind,
      text,
    };
    const binding = {
      standing,
      owner,
      kind,
      text,
      viewer: viewerOf(credentials),
    };
    const found = await list.listPage({
      filter,
      limit,
      after: cursor ? parsePageCursor(cursor, binding) : undefined,
    });
    const page = found.slice(0, limit);
    const counts = await list.countStandings(filter);
    const shown: readonly Standing[] = standing?.length ? standing : STANDINGS;
    const last = page[page.length - 1];
    return {
      items: await this.#rowsOf(page),
      totalItems: shown.reduce((sum, name) => sum + (counts[name] ?? 0), 0),
      standings: Object.fromEntries(
        STANDINGS.map(name => [name, counts[name] ?? 0]),
      ) as ReadinessPage['standings'],
      nextCursor:
        found.length > page.length
          ? toPageCursor({ value: last.sortName, id: last.entityId }, binding)
          : undefined,
      sweptAt: await entities.lastSweptAt(),
    };
  }

  /** The stored rows, moved on where their time has come but the clock has not got to them yet. */
  async #currentRows(entityId: string): Promise<StoredReadiness[]> {
    const { readiness, projector, clock } = this.#options;
    const now = clock.now();
    const rows = await readiness.listByEntities([entityId]);
    if (
      !rows.some(
        row =>
          row.nextChangeAt !== undefined &&
          row.nextChangeAt <= now.toISOString(),
      )
    ) {
      return rows;
    }
    await projector.recompute({ entityIds: [entityId], now });
    return readiness.listByEntities([entityId]);
  }

  async #rowsOf(items: ReadinessListItem[]): Promise<ReadinessRow[]> {
    const entities = await this.#options.entities.getByIds(
      items.map(item => item.entityId),
    );
    const byId = new Map(entities.map(entity => [entity.id, entity]));
    return items.flatMap(({ entityId, headline }) => {
      const entity = byId.get(entityId);
      return entity ? [{ entity: toEntitySummary(entity), ...headline }] : [];
    });
  }
}
