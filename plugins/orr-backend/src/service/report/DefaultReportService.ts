import { isError, NotFoundError } from '@backstage/errors';
import {
  orrReviewReadPermission,
  ReviewDetail,
  ReviewReport,
  Snapshot,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { CoverageView } from '../coverage/CoverageView';
import { toCovered } from '../coverage/ReviewSubjects';
import { HistoryService } from '../HistoryService';
import { ReadinessService } from '../ReadinessService';
import { ReportService } from '../ReportService';
import { ReviewAccess } from '../review/ReviewAccess';
import { RequestOptions, ReviewService } from '../ReviewService';
import { SectionSignOffs } from '../signOff/SectionSignOffs';
import { reviewReportOf } from './reviewReportOf';

const MAX_DECISIONS = 10;

/** @internal */
export interface DefaultReportServiceOptions {
  clock: OrrClock;
  coverageView: CoverageView;
  /** These authorise by themselves, and leave out what the caller may not see. */
  history: HistoryService;
  readiness: ReadinessService;
  reviews: ReviewService;
  reviewAccess: ReviewAccess;
  sectionSignOffs: SectionSignOffs;
}

/** Makes reports out of what the caller may read one by one. @internal */
export class DefaultReportService implements ReportService {
  readonly #options: DefaultReportServiceOptions;

  constructor(options: DefaultReportServiceOptions) {
    this.#options = options;
  }

  async getReviewReport(
    input: { reviewId: string; snapshotId?: string },
    options: RequestOptions,
  ): Promise<ReviewReport> {
    const { clock, coverageView, reviewAccess, reviews, sectionSignOffs } =
      this.#options;
    const detail = await reviews.getReview(input, options);
    const snapshot = await this.#snapshotOf(detail, input, options);
    const loaded = await reviewAccess.require(
      orrReviewReadPermission,
      input,
      options,
    );
    const shown = loaded.review.isCovering
      ? await coverageView.shown(loaded, options)
      : [loaded.entity];
    return reviewReportOf({
      detail,
      snapshot,
      covered: toCovered(shown, loaded.review),
      decisions: await this.#decisionsOf(detail, options),
      signOffs: isOfLatest(detail, snapshot)
        ? await sectionSignOffs.of(loaded)
        : [],
      standing: await this.#standingOf(detail, options),
      now: clock.now(),
    });
  }

  async #snapshotOf(
    detail: ReviewDetail,
    { reviewId, snapshotId }: { reviewId: string; snapshotId?: string },
    options: RequestOptions,
  ): Promise<Snapshot> {
    if (snapshotId === undefined || snapshotId === detail.snapshot?.id) {
      if (!detail.snapshot) {
        throw new NotFoundError(
          `No snapshot of review ${reviewId}: a report is made of a submission`,
        );
      }
      return detail.snapshot;
    }
    const { history } = this.#options;
    return (await history.getSnapshot({ reviewId, snapshotId }, options))
      .snapshot;
  }

  async #decisionsOf({ review }: ReviewDetail, options: RequestOptions) {
    const { items } = await this.#options.history.listEntityDecisions(
      {
        entityRef: review.entityRef,
        checklistId: review.checklistId,
        limit: MAX_DECISIONS,
      },
      options,
    );
    return items;
  }

  /** Whoever reads reviews need not be allowed to read standings. */
  async #standingOf(
    { review }: ReviewDetail,
    options: RequestOptions,
  ): Promise<ReviewReport['standing']> {
    try {
      const { checklists } = await this.#options.readiness.getEntityReadiness(
        { entityRef: review.entityRef },
        options,
      );
      const found = checklists.find(
        ({ checklistId }) => checklistId === review.checklistId,
      );
      return (
        found && {
          standing: found.standing,
          reasons: found.reasons,
          validUntil: found.validUntil,
        }
      );
    } catch (error) {
      if (isError(error) && error.name === 'NotAllowedError') {
        return undefined;
      }
      throw error;
    }
  }
}

/** Sign-offs are told of what was submitted last, and of the decision on it. */
function isOfLatest(
  { snapshot, decision }: ReviewDetail,
  { id }: Snapshot,
): boolean {
  return [snapshot?.id, decision?.ownSnapshotId].includes(id);
}
