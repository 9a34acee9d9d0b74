import { AuthService } from '@backstage/backend-plugin-api';
import {
  BreakGlass,
  ChecklistSummary,
  EntityOverview,
  orrBadgeMintPermission,
  orrChecklistReadPermission,
  orrExemptionDecidePermission,
  orrExemptionRequestPermission,
  orrGateOverridePermission,
  orrReadinessReadPermission,
  orrReviewCreatePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseBreakGlassStore } from '../../database/gate/DatabaseBreakGlassStore';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { StandingUnder } from '../../database/DatabaseReadinessStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredEntity } from '../../database/StoredEntity';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess, normalizeEntityRef } from '../catalog/EntityAccess';
import { toChecklistSummary } from '../checklists/toChecklistSummary';
import { toBreakGlass } from '../gate/toBreakGlass';
import { ExemptionView } from '../exemption/ExemptionView';
import { OverviewService } from '../OverviewService';
import { OwnershipTakeovers } from '../ownership/OwnershipTakeovers';
import { requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { EntityStandings } from './EntityStandings';
import { NewerVersions } from './NewerVersions';
import { NewlyAskedQuestions } from './NewlyAskedQuestions';
import {
  ON_REVIEW,
  OverviewReviews,
  OverviewReviewsOptions,
} from './OverviewReviews';

const ON_ENTITY = [
  orrReadinessReadPermission,
  orrReviewReadPermission,
  orrReviewCreatePermission,
  orrExemptionRequestPermission,
  orrExemptionDecidePermission,
  orrGateOverridePermission,
  orrBadgeMintPermission,
];

/** @internal */
interface EntityOverviewServiceOptions extends OverviewReviewsOptions {
  access: EntityAccess;
  entities: DatabaseEntityStore;
  auth: AuthService;
  badgesEnabled: boolean;
  breakGlasses: DatabaseBreakGlassStore;
  breakGlassHours: number;
  clock: OrrClock;
  authorizer: ResourceAuthorizer;
  checklists: DatabaseChecklistStore;
  newerVersions: NewerVersions;
  newlyAsked: NewlyAskedQuestions;
  exemptionView: ExemptionView;
  standings: EntityStandings;
  takeovers: OwnershipTakeovers;
}

/**
 * Reads all that the tab of an entity shows at first. Asked for part by part, each part would have the catalog and the
 * permission service asked and the entity loaded anew.
 *
 * @internal
 */
export class EntityOverviewService implements OverviewService {
  readonly #options: EntityOverviewServiceOptions;
  readonly #reviews: OverviewReviews;

  constructor(options: EntityOverviewServiceOptions) {
    this.#options = options;
    this.#reviews = new OverviewReviews(options);
  }

  async getEntityOverview(
    input: { entityRef: string; reviews: number },
    options: RequestOptions,
  ): Promise<EntityOverview> {
    const { authorizer, newerVersions, newlyAsked, standings, takeovers } =
      this.#options;
    const { resolved, policy, listed } = await this.#ask(input, options);
    const readChecklists = policy.allows(orrChecklistReadPermission);
    const { entity } = resolved;
    const people = authorizer.peopleBehind(entity);
    const [
      readReadiness,
      readReviews,
      createReview,
      request,
      decide,
      overrideGate,
      mintBadge,
      mayUpdate,
    ] = await policy.grants([...ON_ENTITY, orrReviewUpdatePermission], {
      entity,
      people,
    });
    requireAllowed(readReadiness, orrReadinessReadPermission);
    const under = await standings.list(entity.id, await listed);
    const [readiness, checklists, reviews, takenOver, exemption, breakGlass] =
      await Promise.all([
        standings.show(resolved, under, { createReview, readReviews }, options),
        readChecklists ? this.#summariesOf(under) : [],
        readReviews
          ? this.#reviews.ofEntity(
              { entity, under, people, policy, limit: input.reviews },
              options,
            )
          : { running: [] },
        readReviews ? takeovers.ofEntity(under, { mayUpdate }, options) : [],
        this.#exemptionOf(entity, { request, decide }, options),
        this.#breakGlassOf(entity),
      ]);
    return {
      readiness,
      checklists,
      ...reviews,
      takenOver,
      // Whoever may not read reviews is shown no decision, and so none of this.
      newlyAsked: await newlyAsked.ofEntity(entity, under, readiness.decisions),
      newerVersions: readChecklists
        ? await newerVersions.ofEntity(entity, under, readiness.decisions)
        : [],
      exemption,
      breakGlass,
      rights: {
        overrideGate: overrideGate && this.#options.mayDecide,
        overrideHours: this.#options.breakGlassHours,
        mintBadge: mintBadge && this.#options.badgesEnabled,
      },
    };
  }

  /** Asks the catalog and policy, and reads meanwhile what is stored; whoever is refused learns nothing of that. */
  async #ask(input: { entityRef: string }, options: RequestOptions) {
    const { access, authorizer, entities, standings } = this.#options;
    const storing = entities.getByRef(normalizeEntityRef(input.entityRef));
    const listing = storing.then(
      stored => stored && standings.stored(stored.id),
    );
    listing.catch(() => {});
    const [resolved, policy] = await Promise.all([
      access.resolve({ ...input, stored: storing }, options),
      authorizer.ask(
        [...ON_ENTITY, ...ON_REVIEW, orrChecklistReadPermission],
        options,
      ),
    ]);
    const isCurrent = resolved.entity === (await storing);
    // Read anew where the catalog told something new of the entity.
    const listed = isCurrent ? listing : undefined;
    return { resolved, policy, listed };
  }

  async #breakGlassOf({ id }: StoredEntity): Promise<BreakGlass | undefined> {
    const { breakGlasses, clock } = this.#options;
    const found = await breakGlasses.findCurrent(id, clock.now());
    return found && toBreakGlass(found);
  }

  async #exemptionOf(
    entity: StoredEntity,
    granted: { request: boolean; decide: boolean },
    { credentials }: RequestOptions,
  ): Promise<EntityOverview['exemption']> {
    const { auth, exemptionView, mayDecide } = this.#options;
    return exemptionView.ofEntity(entity, {
      request: granted.request,
      decide: granted.decide && mayDecide,
      userRef: auth.isPrincipal(credentials, 'user')
        ? credentials.principal.userEntityRef
        : undefined,
    });
  }

  async #summariesOf(under: StandingUnder[]): Promise<ChecklistSummary[]> {
    const versions = await this.#options.checklists.listVersions(
      under.map(({ readiness, checklist }) => ({
        checklistId: readiness.checklistId,
        version: checklist.version,
      })),
    );
    return versions.map((version, index) => ({
      ...toChecklistSummary(version),
      state: under[index].checklist.state,
    }));
  }
}
