import {
  BackstageCredentials,
  CacheService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  canonicalJson,
  RESOURCE_TYPE_ORR_REVIEW,
  sha256Hex,
} from 'backstage-plugin-orr-common';
import {
  OrrReviewFilter,
  orrReviewResourceRef,
} from 'backstage-plugin-orr-node';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { viewerOf } from '../viewerOf';
import { catalogRuleFilter } from './catalogRuleFilter';
import { criteriaToFilter } from './criteriaToFilter';
import { VisibleSets } from './VisibleSets';

type ConditionalDecision = Extract<
  PolicyDecision,
  { result: AuthorizeResult.CONDITIONAL }
>;
type CatalogConditions = ConditionalDecision['conditions'];
type OrrReviewPermission = ResourcePermission<typeof RESOURCE_TYPE_ORR_REVIEW>;

/** As long as a set of all that a caller may see. */
const REMEMBERED_MS = 60_000;

/** What policy says to a caller about single entities or reviews, each side apart. @internal */
export interface SingleFilters {
  ours: VisibilityFilter;
  /** Absent where only the catalog knows its rule: then {@link EntityVisibility.mayReadLately} tells. */
  catalogs?: VisibilityFilter;
  /** The conditions that only the catalog can apply. */
  catalogOnly?: CatalogConditions;
}

const COLUMNS: ReadonlySet<string> = new Set<OrrReviewFilter['column']>([
  'owner',
  'participant',
  'reviewer',
  'kind',
  'type',
  'lifecycle',
  'tier',
]);

/**
 * Which entities a caller may see: those that the catalog shows and that our permission allows. What cannot be decided
 * is refused.
 *
 * @internal
 */
export class EntityVisibility {
  readonly #cache: CacheService;
  readonly #permissions: PermissionsService;
  readonly #permissionsRegistry: PermissionsRegistryService;
  readonly #visibleSets: VisibleSets;

  constructor(options: {
    cache: CacheService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    visibleSets: VisibleSets;
  }) {
    this.#cache = options.cache;
    this.#permissions = options.permissions;
    this.#permissionsRegistry = options.permissionsRegistry;
    this.#visibleSets = options.visibleSets;
  }

  async filterFor(
    { permission }: { permission: OrrReviewPermission },
    options: { credentials: BackstageCredentials },
  ): Promise<VisibilityFilter> {
    const [ours, catalogs] = await this.#permissions.authorizeConditional(
      [{ permission }, { permission: catalogEntityReadPermission }],
      options,
    );
    const own = this.#ownFilter(ours);
    return own.type === 'nothing'
      ? own
      : both(own, await this.#catalogFilter(catalogs, options));
  }

  /** The same, and beside it what the catalog shows, whatever our own permissions say: for names that stand in a list. */
  async shownFor(
    { permission }: { permission: OrrReviewPermission },
    options: { credentials: BackstageCredentials },
  ): Promise<{ visible: VisibilityFilter; shown: VisibilityFilter }> {
    const [ours, catalogs] = await this.#permissions.authorizeConditional(
      [{ permission }, { permission: catalogEntityReadPermission }],
      options,
    );
    const shown = await this.#catalogFilter(catalogs, options);
    return { visible: both(this.#ownFilter(ours), shown), shown };
  }

  /** The same for a single entity or review, each side apart: what is hidden is told otherwise than what is refused. */
  async filtersFor(
    { permission }: { permission: OrrReviewPermission },
    options: { credentials: BackstageCredentials },
  ): Promise<SingleFilters> {
    const [ours, catalogs] = await this.#permissions.authorizeConditional(
      [{ permission }, { permission: catalogEntityReadPermission }],
      options,
    );
    const known = knownFilter(catalogs);
    return {
      ours: this.#ownFilter(ours),
      ...(known
        ? { catalogs: known }
        : { catalogOnly: conditionsOf(catalogs) }),
    };
  }

  /**
   * Whether the catalog's policy shows one entity, or showed it to the same caller under the same conditions within the
   * last minute. The permission service has the catalog apply its own rule, which is too much for every save of an answer.
   */
  async mayReadLately(
    { entityRef }: { entityRef: string },
    conditions: CatalogConditions | undefined,
    options: { credentials: BackstageCredentials },
  ): Promise<boolean> {
    const seen = [viewerOf(options.credentials), conditions ?? null, entityRef];
    const key = `shown:${sha256Hex(canonicalJson(seen))}`;
    // A cache that cannot be reached remembers nothing, and that is all.
    if ((await this.#cache.get(key).catch(() => undefined)) === true) {
      return true;
    }
    const [readable] = await this.mayReadEach([{ entityRef }], options);
    if (readable) {
      await this.#cache
        .set(key, true, { ttl: REMEMBERED_MS })
        .catch(() => undefined);
    }
    return readable;
  }

  /** Whether the catalog's policy shows each of some entities: the permission service has the catalog apply its own rule. */
  async mayReadEach(
    entities: { entityRef: string }[],
    options: { credentials: BackstageCredentials },
  ): Promise<boolean[]> {
    try {
      const decisions = await this.#permissions.authorize(
        entities.map(({ entityRef }) => ({
          permission: catalogEntityReadPermission,
          resourceRef: entityRef,
        })),
        options,
      );
      return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
    } catch (error) {
      throw new ServiceUnavailableError(
        'The catalog could not tell what the caller may see',
        error,
      );
    }
  }

  /** What the catalog shows to the caller, whatever our own permissions say. */
  async catalogFilterFor(options: {
    credentials: BackstageCredentials;
  }): Promise<VisibilityFilter> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      options,
    );
    return this.#catalogFilter(decision, options);
  }

  #ownFilter(decision: PolicyDecision): VisibilityFilter {
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return definitive(decision);
    }
    const filter = criteriaToFilter(this.#transform(decision), leaf =>
      COLUMNS.has(leaf.column)
        ? { type: 'column', column: leaf.column, values: leaf.values }
        : undefined,
    );
    if (!filter) {
      throw new ServiceUnavailableError(
        'A permission rule asks for something that cannot be looked up',
      );
    }
    return filter;
  }

  #transform({ conditions }: ConditionalDecision) {
    const ruleset =
      this.#permissionsRegistry.getPermissionRuleset(orrReviewResourceRef);
    try {
      return createConditionTransformer<OrrReviewFilter>(ruleset)(conditions);
    } catch (error) {
      throw new ServiceUnavailableError(
        'The policy names a permission rule that is not known here',
        error,
      );
    }
  }

  async #catalogFilter(
    decision: PolicyDecision,
    options: { credentials: BackstageCredentials },
  ): Promise<VisibilityFilter> {
    const known = knownFilter(decision);
    if (known || decision.result !== AuthorizeResult.CONDITIONAL) {
      return known ?? { type: 'nothing' };
    }
    return {
      type: 'visibleSet',
      setKey: await this.#visibleSets.ensure(decision.conditions, options),
    };
  }
}

/** The catalog's decision as a filter; undefined where a rule of it is not one that comes with the catalog. */
function knownFilter(decision: PolicyDecision): VisibilityFilter | undefined {
  return decision.result === AuthorizeResult.CONDITIONAL
    ? criteriaToFilter(decision.conditions, catalogRuleFilter)
    : definitive(decision);
}

function conditionsOf(decision: PolicyDecision): CatalogConditions | undefined {
  return decision.result === AuthorizeResult.CONDITIONAL
    ? decision.conditions
    : undefined;
}

function definitive(decision: PolicyDecision): VisibilityFilter {
  return {
    type: decision.result === AuthorizeResult.ALLOW ? 'everything' : 'nothing',
  };
}

function both(a: VisibilityFilter, b: VisibilityFilter): VisibilityFilter {
  if (a.type === 'everything' || b.type === 'nothing') {
    return b;
  }
  return b.type === 'everything' ? a : { type: 'all', filters: [a, b] };
}
