import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
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
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseBreakGlassStore } from '../../database/gate/DatabaseBreakGlassStore';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { StandingUnder } from '../../database/DatabaseReadinessStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';
import { StoredReview } from '../../database/reviewRows';
import {
  PolicyAnswer,
  ResourceAuthorizer,
} from '../authorization/ResourceAuthorizer';
import { EntityAccess, normalizeEntityRef } from '../catalog/EntityAccess';
import { toChecklistSummary } from '../checklists/toChecklistSummary';
import { toBreakGlass } from '../gate/toBreakGlass';
import { ExemptionView } from '../exemption/ExemptionView';
import { OverviewService } from '../OverviewService';
import { OwnershipTakeovers } from '../ownership/OwnershipTakeovers';
import { requireAllowed } from '../review/ReviewAccess';
import { detailWithoutNotes } from '../review/KeptNotes';
import { ReviewDetails } from '../review/ReviewDetails';
import { ReviewHistory } from '../review/ReviewHistory';
import { narrowRights, ReviewRights } from '../review/ReviewRights';
import { RequestOptions } from '../ReviewService';
import { EntityStandings } from './EntityStandings';
import { NewerVersions } from './NewerVersions';
import { NewlyAskedQuestions } from './NewlyAskedQuestions';

const ON_ENTITY = [
  orrReadinessReadPermission,
  orrReviewReadPermission,
  orrReviewCreatePermission,
  orrExemptionRequestPermission,
  orrExemptionDecidePermission,
  orrGateOverridePermission,
  orrBadgeMintPermission,
];
const ON_REVIEW = [
  orrReviewUpdatePermission,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
];

/** @internal */
interface EntityOverviewServiceOptions {
  access: EntityAccess;
  entities: DatabaseEntityStore;
  auth: AuthService;
  badgesEnabled: boolean;
  breakGlasses: DatabaseBreakGlassStore;
  breakGlassHours: number;
  clock: OrrClock;
  authorizer: ResourceAuthorizer;
  permissions: PermissionsService;
  checklists: DatabaseChecklistStore;
  reviews: DatabaseReviewStore;
  details: ReviewDetails;
  newerVersions: NewerVersions;
  newlyAsked: NewlyAskedQuestions;
  exemptionView: ExemptionView;
  reviewHistory: ReviewHistory;
  rights: ReviewRights;
  standings: EntityStandings;
  takeovers: OwnershipTakeovers;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

/**
 * Reads all that the tab of an entity shows at first. Asked for part by part, each part would have the catalog and the
 * permission service asked and the entity loaded anew.
 *
 * @internal
 */
export class EntityOverviewService implements OverviewService {
  readonly #options: EntityOverviewServiceOptions;

  constructor(options: EntityOverviewServiceOptions) {
    this.#options = options;
  }

  async getEntityOverview(
    input: { entityRef: string; reviews: number },
    options: RequestOptions,
  ): Promise<EntityOverview> {
    const {
      access,
      authorizer,
      entities,
      newerVersions,
      newlyAsked,
      standings,
      takeovers,
    } = this.#options;
    const storing = entities.getByRef(normalizeEntityRef(input.entityRef));
    const listing = storing.then(stored => stored && standings.list(stored.id));
    // Read while others are asked; whoever is refused learns nothing of it.
    listing.catch(() => {});
    const [resolved, policy, readChecklists] = await Promise.all([
      access.resolve({ ...input, stored: storing }, options),
      authorizer.ask([...ON_ENTITY, ...ON_REVIEW], options),
      this.#mayReadChecklists(options),
    ]);
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
    // Anew where the catalog told something new of it.
    const isCurrent = entity === (await storing);
    const under =
      (isCurrent && (await listing)) || (await standings.list(entity.id));
    const [readiness, checklists, reviews, takenOver, exemption, breakGlass] =
      await Promise.all([
        standings.show(resolved, under, { createReview, readReviews }, options),
        readChecklists ? this.#summariesOf(under) : [],
        readReviews
          ? this.#reviewsOf(
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

  async #mayReadChecklists({ credentials }: RequestOptions): Promise<boolean> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission: orrChecklistReadPermission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
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

  async #reviewsOf(
    shown: {
      entity: StoredEntity;
      under: StandingUnder[];
      people: ReturnType<ResourceAuthorizer['peopleBehind']>;
      policy: PolicyAnswer;
      limit: number;
    },
    options: RequestOptions,
  ): Promise<Pick<EntityOverview, 'running' | 'history'>> {
    const { entity, under, limit } = shown;
    const { page, stored } = await this.#options.reviewHistory.list(
      entity,
      { limit },
      options,
    );
    const openIds = under.flatMap(({ readiness }) =>
      readiness.openReviewId ? [readiness.openReviewId] : [],
    );
    const open = await this.#findOpen(entity, openIds, stored);
    return {
      running: await this.#detailsOf(open, shown, options),
      history: page,
    };
  }

  /** The newest reviews are at hand; older ones that still run are few, but there may be such. */
  async #findOpen(
    { id }: StoredEntity,
    openIds: string[],
    newest: StoredReview[],
  ): Promise<StoredReview[]> {
    const known = newest.filter(review => openIds.includes(review.id));
    const all =
      known.length === openIds.length
        ? known
        : await this.#options.reviews.listOpenOwn(id);
    // One that covers several is opened on its own: what it says of each is for those who may see that one.
    return all.filter(
      review =>
        review.entityId === id &&
        !review.isCovering &&
        openIds.includes(review.id),
    );
  }

  async #detailsOf(
    open: StoredReview[],
    shown: {
      entity: StoredEntity;
      people: ReturnType<ResourceAuthorizer['peopleBehind']>;
      policy: PolicyAnswer;
    },
    options: RequestOptions,
  ): Promise<ReviewDetail[]> {
    const { details, rights, mayDecide } = this.#options;
    const { entity, people, policy } = shown;
    const loaded = await details.withChecklists(entity, open);
    const allowed = await rights.of(loaded, options);
    const read = await details.readRunning(loaded, people);
    return Promise.all(
      read.map(async (detail, index) => {
        const { review } = loaded[index];
        const grants = await policy.grants(ON_REVIEW, {
          entity,
          review,
          people,
        });
        const [update, decide] = grants;
        const granted = { update, decide: decide && mayDecide };
        const told = {
          ...detail,
          may: narrowRights(allowed[index], granted),
        };
        return grants.some(Boolean) ? told : detailWithoutNotes(told);
      }),
    );
  }
}
