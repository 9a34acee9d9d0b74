import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  OrrReviewResource,
  orrReviewResourceRef,
} from 'backstage-plugin-orr-node';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';
import { StoredReview } from '../../database/reviewRows';

type OrrReviewPermission = ResourcePermission<'orr-review'>;

/** An entity, or a review of it. @internal */
export interface AuthorizedOn {
  entity: StoredEntity;
  review?: StoredReview;
}

/** What policy says to one caller about some permissions, to be applied to whatever is looked at. @internal */
export interface PolicyAnswer {
  /** For each permission, in order; each must be among those that were asked for. */
  grants(
    permissions: OrrReviewPermission[],
    on: AuthorizedOn,
  ): Promise<boolean[]>;
}

/** Answers what a caller may do to one entity or review, in one request to the permission service. @internal */
export class ResourceAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #permissionsRegistry: PermissionsRegistryService;
  readonly #groups: DatabaseGroupStore;
  readonly #reviews: DatabaseReviewStore;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    groups: DatabaseGroupStore;
    reviews: DatabaseReviewStore;
  }) {
    this.#permissions = options.permissions;
    this.#permissionsRegistry = options.permissionsRegistry;
    this.#groups = options.groups;
    this.#reviews = options.reviews;
  }

  /** For each permission, in order, whether the caller has it on the entity or the review of it. */
  async authorize(
    options: AuthorizedOn & {
      permissions: OrrReviewPermission[];
      credentials: BackstageCredentials;
    },
  ): Promise<boolean[]> {
    const { permissions, credentials, ...on } = options;
    const policy = await this.ask(permissions, { credentials });
    return policy.grants(permissions, on);
  }

  /** Asks before it is known on what; only conditions need more of that than is at hand. */
  async ask(
    permissions: OrrReviewPermission[],
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<PolicyAnswer> {
    const decisions = await this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    const byName = new Map(
      permissions.map(({ name }, index) => [name, decisions[index]]),
    );
    const holds = createConditionAuthorizer(
      this.#permissionsRegistry.getPermissionRuleset(orrReviewResourceRef),
    );
    return {
      grants: async (wanted, { entity, review }) => {
        const said = wanted.map(({ name }) => byName.get(name)!);
        const resource = said.some(isConditional)
          ? await this.resourceOf(entity, review)
          : undefined;
        return said.map(decision =>
          isConditional(decision)
            ? holds(decision, resource)
            : decision.result === AuthorizeResult.ALLOW,
        );
      },
    };
  }

  /** What the permission rules see of an entity and a review of it. */
  async resourceOf(
    entity: StoredEntity,
    review?: StoredReview,
  ): Promise<OrrReviewResource> {
    const ancestors = await this.#groups.ancestorsOf(entity.ownerRefs);
    return {
      entityRef: entity.entityRef,
      kind: entity.kind,
      type: entity.type,
      lifecycle: entity.lifecycle,
      tier: entity.tier,
      ownerRefs: [...new Set([...entity.ownerRefs, ...ancestors])],
      reviewId: review?.id,
      driverRef: review?.driverRef,
      participantRefs: await this.#participantsOf(entity, review),
    };
  }

  /** Of the review, or of any review where only the entity is asked about, as lists see it. */
  async #participantsOf(
    entity: StoredEntity,
    review?: StoredReview,
  ): Promise<string[]> {
    if (!review) {
      return this.#reviews.listParticipants(entity.id);
    }
    const answerers = await this.#reviews.listAnswerers(review.id);
    return [...new Set([review.driverRef, review.startedBy, ...answerers])];
  }
}

function isConditional({ result }: PolicyDecision): boolean {
  return result === AuthorizeResult.CONDITIONAL;
}
