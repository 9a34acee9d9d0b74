import { isError, NotFoundError } from '@backstage/errors';
import {
  latestDecisionOf,
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { CoverageView } from '../coverage/CoverageView';
import { RequestOptions } from '../ReviewService';
import { OpenedReview, ReviewAccess } from '../review/ReviewAccess';
import { ReviewDetails } from '../review/ReviewDetails';
import { LoadedReview } from '../review/LoadedReview';

/** What of what concerns gaps policy grants a caller on one review. @internal */
export interface FindingGrants {
  update: boolean;
  decide: boolean;
  accept: boolean;
  acceptHigh: boolean;
}

/** A disposition that a caller was let through to. @internal */
export interface OpenedDisposition {
  disposition: StoredDisposition;
  /** The review in which it was proposed. */
  loaded: LoadedReview;
  granted: FindingGrants;
}

/** All that is asked for besides reading. @internal */
export const FINDING_PERMISSIONS = [
  orrReviewUpdatePermission,
  orrReviewDecidePermission,
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
];

/** @internal */
export function toFindingGrants(besides: boolean[]): FindingGrants {
  const [update, decide, accept, acceptHigh] = besides;
  return { update, decide, accept, acceptHigh };
}

/** Told of one that is hidden from the caller, as of one that does not exist. */
function noDisposition(id: string): NotFoundError {
  return new NotFoundError(`No disposition ${id}`);
}

/** The way of a caller to a disposition: through its review, and where it is about a covered entity through that. @internal */
export class DispositionAccess {
  readonly #reviewAccess: ReviewAccess;
  readonly #coverageView: CoverageView;
  readonly #details: ReviewDetails;
  readonly #decisions: DatabaseDecisionStore;
  readonly #dispositions: DatabaseDispositionStore;

  constructor(options: {
    reviewAccess: ReviewAccess;
    coverageView: CoverageView;
    details: ReviewDetails;
    decisions: DatabaseDecisionStore;
    dispositions: DatabaseDispositionStore;
  }) {
    this.#reviewAccess = options.reviewAccess;
    this.#coverageView = options.coverageView;
    this.#details = options.details;
    this.#decisions = options.decisions;
    this.#dispositions = options.dispositions;
  }

  /** For whoever may read the review; what they may do is told with it. */
  async open(
    { dispositionId }: { dispositionId: string },
    options: RequestOptions,
  ): Promise<OpenedDisposition> {
    const disposition = await this.#dispositions.get(dispositionId);
    if (!disposition) {
      throw noDisposition(dispositionId);
    }
    const { loaded, besides } = await this.#openReview(disposition, options);
    const { coveredEntityRef } = disposition;
    if (coveredEntityRef !== undefined) {
      const shownRefs = await this.#coverageView.shownRefs(loaded, options);
      if (!shownRefs.has(coveredEntityRef)) {
        throw noDisposition(dispositionId);
      }
    }
    return { disposition, loaded, granted: toFindingGrants(besides) };
  }

  /** The review whose decision is in force on what a review is about, under its checklist. */
  async inForce({ review }: LoadedReview): Promise<LoadedReview | undefined> {
    const about = await this.#decisions.listByEntities([review.entityId]);
    const latest = latestDecisionOf(
      about
        .map(({ decision }) => decision)
        .filter(
          ({ entityId, checklistId }) =>
            entityId === review.entityId && checklistId === review.checklistId,
        ),
    );
    return latest && this.#details.load(latest.reviewId);
  }

  async #openReview(
    { id, reviewId }: StoredDisposition,
    options: RequestOptions,
  ): Promise<OpenedReview> {
    try {
      return await this.#reviewAccess.open(
        orrReviewReadPermission,
        { reviewId, besides: FINDING_PERMISSIONS },
        options,
      );
    } catch (error) {
      throw isError(error) && error.name === 'NotFoundError'
        ? noDisposition(id)
        : error;
    }
  }
}
