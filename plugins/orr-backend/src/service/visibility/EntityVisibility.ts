import {
  BackstageCredentials,
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
import { RESOURCE_TYPE_ORR_REVIEW } from 'backstage-plugin-orr-common';
import {
  OrrReviewFilter,
  orrReviewResourceRef,
} from 'backstage-plugin-orr-node';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { catalogRuleFilter } from './catalogRuleFilter';
import { criteriaToFilter } from './criteriaToFilter';
import { VisibleSets } from './VisibleSets';

type ConditionalDecision = Extract<
  PolicyDecision,
  { result: AuthorizeResult.CONDITIONAL }
>;
type OrrReviewPermission = ResourcePermission<typeof RESOURCE_TYPE_ORR_REVIEW>;

const COLUMNS: ReadonlySet<string> = new Set<OrrReviewFilter['column']>([
  'owner',
  'participant',
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
  readonly #permissions: PermissionsService;
  readonly #permissionsRegistry: PermissionsRegistryService;
  readonly #visibleSets: VisibleSets;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    visibleSets: VisibleSets;
  }) {
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

  /**
   * The same for a single entity or review, each side apart: what is hidden is told otherwise than what is refused.
   * Without the catalog's where only the catalog knows its rule: then {@link EntityVisibility.mayRead} tells.
   */
  async filtersFor(
    { permission }: { permission: OrrReviewPermission },
    options: { credentials: BackstageCredentials },
  ): Promise<{ ours: VisibilityFilter; catalogs?: VisibilityFilter }> {
    const [ours, catalogs] = await this.#permissions.authorizeConditional(
      [{ permission }, { permission: catalogEntityReadPermission }],
      options,
    );
    return { ours: this.#ownFilter(ours), catalogs: knownFilter(catalogs) };
  }

  /** Whether the catalog's policy shows one entity: the permission service has the catalog apply its own rule. */
  async mayRead(
    entity: { entityRef: string },
    options: { credentials: BackstageCredentials },
  ): Promise<boolean> {
    const [readable] = await this.mayReadEach([entity], options);
    return readable;
  }

  /** The same for several, in one request. */
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
