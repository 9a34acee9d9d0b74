import {
  EntityOverview,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
  orrReviewUpdatePermission,
  ReviewDetail,
  RUNNING_STATES,
} from 'backstage-plugin-orr-common';
import { StandingUnder } from '../../database/DatabaseReadinessStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';
import { StoredReview } from '../../database/reviewRows';
import { PolicyAnswer } from '../authorization/ResourceAuthorizer';
import { PeopleBehind } from '../authorization/PeopleBehind';
import { detailWithoutNotes } from '../review/KeptNotes';
import { ReviewDetails } from '../review/ReviewDetails';
import { ReviewHistory } from '../review/ReviewHistory';
import { narrowRights, ReviewRights } from '../review/ReviewRights';
import { RequestOptions } from '../ReviewService';

/** What policy is asked about each running review. @internal */
export const ON_REVIEW = [
  orrReviewUpdatePermission,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
];

/** @internal */
export interface OverviewReviewsOptions {
  details: ReviewDetails;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
  reviews: DatabaseReviewStore;
  reviewHistory: ReviewHistory;
  rights: ReviewRights;
}

/** The entity whose reviews are shown, with what is known of it and of who asks. @internal */
interface ShownEntity {
  entity: StoredEntity;
  under: StandingUnder[];
  people: PeopleBehind;
  policy: PolicyAnswer;
  limit: number;
}

/** Reads the reviews that the tab of an entity shows at first: those that run, and the newest of all. @internal */
export class OverviewReviews {
  readonly #options: OverviewReviewsOptions;

  constructor(options: OverviewReviewsOptions) {
    this.#options = options;
  }

  /** For those who may read reviews. */
  async ofEntity(
    shown: ShownEntity,
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
        openIds.includes(review.id) &&
        RUNNING_STATES.includes(review.state),
    );
  }

  async #detailsOf(
    open: StoredReview[],
    shown: ShownEntity,
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
