import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  BasicPermission,
  PolicyDecision,
  QueryPermissionRequest,
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
import { PeopleBehind } from './PeopleBehind';

type OrrReviewPermission = ResourcePermission<'orr-review'>;

/** An entity, or a review of it. @internal */
export interface AuthorizedOn {
  entity: StoredEntity;
  review?: StoredReview;
  /** Where they are known already, or asked for more than once. */
  people?: PeopleBehind;
}

/** What policy says to one caller about some permissions, to be applied to whatever is looked at. @internal */
export interface PolicyAnswer {
  /** For each permission, in order; each must be among those that were asked for. */
  grants(
    permissions: OrrReviewPermission[],
    on: AuthorizedOn,
  ): Promise<boolean[]>;
  /** Of a permission that is not about an entity or a review; it must be among those that were asked for. */
  allows(permission: BasicPermission): boolean;
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
    permissions: (OrrReviewPermission | BasicPermission)[],
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<PolicyAnswer> {
    const decisions = await this.#permissions.authorizeConditional(
      // Only its type knows nothing of basic permissions: they are decided like all others, and asked apart they cost a request.
      permissions.map(permission => ({ permission } as QueryPermissionRequest)),
      { credentials },
    );
    const byName = new Map(
      permissions.map(({ name }, index) => [name, decisions[index]]),
    );
    const holds = createConditionAuthorizer(
      this.#permissionsRegistry.getPermissionRuleset(orrReviewResourceRef),
    );
    return {
      allows: ({ name }) => byName.get(name)!.result === AuthorizeResult.ALLOW,
      grants: async (wanted, { entity, review, people }) => {
        const said = wanted.map(({ name }) => byName.get(name)!);
        const resource = said.some(isConditional)
          ? await this.resourceOf(entity, review, people)
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
    people = this.peopleBehind(entity, review),
  ): Promise<OrrReviewResource> {
    return {
      entityRef: entity.entityRef,
      kind: entity.kind,
      type: entity.type,
      lifecycle: entity.lifecycle,
      tier: entity.tier,
      ownerRefs: await people.owners(),
      reviewId: review?.id,
      driverRef: review?.driverRef,
      // Where only the entity is asked about, those of any review of it, as lists see it.
      participantRefs: await people.participants(review?.id),
      reviewerRefs: await people.reviewers(review?.id),
    };
  }

  /** Of the review alone, or of the entity with all its reviews. */
  peopleBehind(entity: StoredEntity, review?: StoredReview): PeopleBehind {
    return new PeopleBehind({
      entity,
      onlyReviewId: review?.id,
      groups: this.#groups,
      reviews: this.#reviews,
    });
  }
}

function isConditional({ result }: PolicyDecision): boolean {
  return result === AuthorizeResult.CONDITIONAL;
}
