import { NotAllowedError } from '@backstage/errors';
import {
  EntityReadiness,
  headlineOf,
  orrReadinessReadPermission,
  orrReviewCreatePermission,
  orrReviewReadPermission,
  ParsedOperationInput,
  ReadinessFacets,
  ReadinessPage,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import {
  StoredReadiness,
  toChecklistReadiness,
} from '../../database/readinessRows';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { ReadinessService } from '../ReadinessService';
import { RequestOptions } from '../ReviewService';
import { toEntitySummary, withoutAggregate } from '../review/ReviewDetails';
import { ReadinessList } from './ReadinessList';
import { ReadinessProjector } from './ReadinessProjector';

/** @internal */
export interface DefaultReadinessServiceOptions {
  clock: OrrClock;
  access: EntityAccess;
  authorizer: ResourceAuthorizer;
  checklists: DatabaseChecklistStore;
  decisions: DatabaseDecisionStore;
  readiness: DatabaseReadinessStore;
  list: ReadinessList;
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
    options: RequestOptions,
  ): Promise<ReadinessPage> {
    return this.#options.list.listReadiness(query, options);
  }

  async exportReadiness(
    query: ParsedOperationInput<'exportReadiness'>['query'],
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    return this.#options.list.exportReadiness(query, options);
  }

  async getReadinessFacets(
    query: ParsedOperationInput<'getReadinessFacets'>['query'],
    options: RequestOptions,
  ): Promise<ReadinessFacets> {
    return this.#options.list.getReadinessFacets(query, options);
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
}
