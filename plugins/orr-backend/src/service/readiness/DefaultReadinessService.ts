import {
  EntityReadiness,
  orrReadinessReadPermission,
  orrReviewCreatePermission,
  orrReviewReadPermission,
  ParsedOperationInput,
  ReadinessFacets,
  ReadinessPage,
  StandingLookUp,
} from 'backstage-plugin-orr-common';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { ReadinessService } from '../ReadinessService';
import { RequestOptions } from '../ReviewService';
import { requireAllowed } from '../review/ReviewAccess';
import { EntityStandings } from './EntityStandings';
import { ReadinessList } from './ReadinessList';

/** @internal */
export interface DefaultReadinessServiceOptions {
  access: EntityAccess;
  authorizer: ResourceAuthorizer;
  standings: EntityStandings;
  list: ReadinessList;
}

const READINESS_PERMISSIONS = [
  orrReadinessReadPermission,
  orrReviewReadPermission,
  orrReviewCreatePermission,
];

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
    const { access, authorizer, standings } = this.#options;
    const [resolved, policy] = await Promise.all([
      access.resolve(input, options),
      authorizer.ask(READINESS_PERMISSIONS, options),
    ]);
    const { entity } = resolved;
    const [readReadiness, readReviews, createReview] = await policy.grants(
      READINESS_PERMISSIONS,
      { entity },
    );
    requireAllowed(readReadiness, orrReadinessReadPermission);
    return standings.show(
      resolved,
      await standings.list(entity.id),
      { createReview, readReviews },
      options,
    );
  }

  async listReadiness(
    query: ParsedOperationInput<'listReadiness'>['query'],
    options: RequestOptions,
  ): Promise<ReadinessPage> {
    return this.#options.list.listReadiness(query, options);
  }

  async lookUpStandings(
    body: ParsedOperationInput<'lookUpStandings'>['body'],
    options: RequestOptions,
  ): Promise<StandingLookUp> {
    return this.#options.list.lookUpStandings(body, options);
  }

  async exportReadiness(
    query: ParsedOperationInput<'exportReadiness'>['query'],
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    return this.#options.list.exportReadiness(query, options);
  }

  async exportReadinessJson(
    query: ParsedOperationInput<'exportReadinessJson'>['query'],
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    return this.#options.list.exportReadinessJson(query, options);
  }

  async getReadinessFacets(
    query: ParsedOperationInput<'getReadinessFacets'>['query'],
    options: RequestOptions,
  ): Promise<ReadinessFacets> {
    return this.#options.list.getReadinessFacets(query, options);
  }
}
