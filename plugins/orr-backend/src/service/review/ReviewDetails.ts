import { NotFoundError } from '@backstage/errors';
import {
  EntitySummary,
  fillingTimeOf,
  OwnedVouching,
  ReviewDetail,
  ReviewSummary,
  shortestCadenceOf,
  strictestModeOf,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { ReviewFillingModel } from '../../database/ReviewFillingModel';
import { ReviewWithEntityModel } from '../../database/ReviewWithEntityModel';
import { StoredEntity } from '../../database/StoredEntity';
import { StoredDecision, StoredReview } from '../../database/reviewRows';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { PeopleBehind } from '../authorization/PeopleBehind';
import { ReviewSubjects, sparedOn } from '../coverage/ReviewSubjects';
import { ReviewFacts } from '../facts/ReviewFacts';
import { dispositionsShown } from '../finding/dispositionsShown';
import { LoadedReview } from './LoadedReview';
import { withoutAggregate } from './withoutAggregate';

/** Told of a review that is hidden from the caller, as of one that does not exist. @internal */
export function noReview(reviewId: string): NotFoundError {
  return new NotFoundError(`No review ${reviewId}`);
}

/** The entity as the contract shows it. @internal */
export function toEntitySummary(entity: StoredEntity): EntitySummary {
  return {
    entityRef: entity.entityRef,
    kind: entity.kind,
    namespace: entity.namespace,
    name: entity.name,
    title: entity.title,
    type: entity.type,
    lifecycle: entity.lifecycle,
    tier: entity.tier,
    system: entity.systemRef,
    ownerRefs: entity.ownerRefs,
    ownerState: entity.ownerState,
  };
}

/** The review as the contract lists it. @internal */
export function toReviewSummary(
  review: StoredReview,
  belongs: {
    entityRef: string;
    checklistTitle: string;
    outcome?: ReviewSummary['outcome'];
  },
): ReviewSummary {
  const { entityId: _e, isCovering: _c, spared: _s, ...rest } = review;
  return { ...rest, ...belongs };
}

/** Reads reviews whole, for one screen. @internal */
export class ReviewDetails {
  readonly #answers: DatabaseAnswerStore;
  readonly #reviewFillings: ReviewFillingModel;
  readonly #reviews: DatabaseReviewStore;
  readonly #reviewsWithEntity: ReviewWithEntityModel;
  readonly #checklists: DatabaseChecklistStore;
  readonly #decisions: DatabaseDecisionStore;
  readonly #dispositions: DatabaseDispositionStore;
  readonly #reviewFacts: ReviewFacts;
  readonly #snapshots: DatabaseSnapshotStore;
  readonly #subjects: ReviewSubjects;
  readonly #clock: OrrClock;
  readonly #timeZone: string;

  constructor(options: {
    answers: DatabaseAnswerStore;
    reviewFillings: ReviewFillingModel;
    reviews: DatabaseReviewStore;
    reviewsWithEntity: ReviewWithEntityModel;
    checklists: DatabaseChecklistStore;
    decisions: DatabaseDecisionStore;
    dispositions: DatabaseDispositionStore;
    reviewFacts: ReviewFacts;
    snapshots: DatabaseSnapshotStore;
    subjects: ReviewSubjects;
    clock: OrrClock;
    timeZone: string;
  }) {
    this.#answers = options.answers;
    this.#reviewFillings = options.reviewFillings;
    this.#reviews = options.reviews;
    this.#reviewsWithEntity = options.reviewsWithEntity;
    this.#checklists = options.checklists;
    this.#decisions = options.decisions;
    this.#dispositions = options.dispositions;
    this.#reviewFacts = options.reviewFacts;
    this.#snapshots = options.snapshots;
    this.#subjects = options.subjects;
    this.#clock = options.clock;
    this.#timeZone = options.timeZone;
  }

  async load(reviewId: string): Promise<LoadedReview> {
    return (await this.loadFiltered(reviewId, {})).loaded;
  }

  /** Several at once, by id, in a number of statements that does not grow with them. */
  async loadAll(reviewIds: string[]): Promise<Map<string, LoadedReview>> {
    const found = await this.#reviewsWithEntity.list([...new Set(reviewIds)]);
    const versions = await this.#checklists.listVersions(
      found.map(({ review }) => ({
        checklistId: review.checklistId,
        version: review.checklistVersion,
      })),
    );
    return new Map(
      found.map(({ review, entity }, index) => [
        review.id,
        { review, entity, checklist: versions[index] },
      ]),
    );
  }

  /** One of them, and which of the filters let it through. */
  async loadFiltered<TName extends string>(
    reviewId: string,
    filters: Record<TName, VisibilityFilter>,
  ): Promise<{ loaded: LoadedReview; passes: Record<TName, boolean> }> {
    const found = await this.#reviewsWithEntity.find(reviewId, filters);
    const checklist =
      found &&
      (await this.#checklists.getVersion(
        found.review.checklistId,
        found.review.checklistVersion,
      ));
    if (!found || !checklist) {
      throw noReview(reviewId);
    }
    const { review, entity, passes } = found;
    return { loaded: { review, entity, checklist }, passes };
  }

  /** Everything but who may do what and what is said of single covered entities, which the services around it know. */
  async read(loaded: LoadedReview): Promise<Omit<ReviewDetail, 'may'>> {
    const { review } = loaded;
    const [answers, answererRefs, snapshot, decision, dispositions, filling] =
      await Promise.all([
        this.#answers.list(review.id),
        this.#reviews.listAnswerers(review.id),
        this.#snapshots.getLatest(review.id),
        this.#decisions.getByReview(review.id),
        this.#dispositions.listUnder(review),
        this.#fillingOf(review),
      ]);
    return this.#toDetail(loaded, {
      answers,
      snapshot,
      decision,
      dispositions,
      filling,
      participantRefs: [
        ...new Set([review.driverRef, review.startedBy, ...answererRefs]),
      ],
    });
  }

  async #fillingOf(review: StoredReview): Promise<ReviewDetail['filling']> {
    if (review.submittedAt === undefined) {
      return undefined;
    }
    const { savedAt, carried } = await this.#reviewFillings.get(review.id);
    return {
      ...fillingTimeOf({
        startedAt: review.startedAt,
        submittedAt: review.submittedAt,
        savedAt,
        timeZone: this.#timeZone,
      }),
      ...(carried && { carried }),
    };
  }

  /** Running reviews of one entity, without their snapshots; they have no decision yet. */
  async readRunning(
    reviews: LoadedReview[],
    people: PeopleBehind,
  ): Promise<Omit<ReviewDetail, 'may'>[]> {
    const answers = await this.#answers.listOf(
      reviews.map(({ review }) => review.id),
    );
    const dispositions = await this.#dispositions.listOf([
      ...new Set(reviews.map(({ review }) => review.entityId)),
    ]);
    // They are of one entity, so what is vouched for is the same for all of them but those that cover others.
    const vouchings = await this.#reviewFacts.vouchingsOf(
      reviews.slice(0, 1).map(({ entity }) => entity),
    );
    return Promise.all(
      reviews.map(async loaded =>
        this.#toDetail(loaded, {
          vouchings,
          dispositions: dispositions.filter(
            ({ entityId, checklistId }) =>
              entityId === loaded.review.entityId &&
              checklistId === loaded.review.checklistId,
          ),
          answers: answers.get(loaded.review.id)!,
          participantRefs: await people.participants(loaded.review.id),
        }),
      ),
    );
  }

  /** Puts to each review of an entity the version of the checklist that it follows. */
  async withChecklists(
    entity: StoredEntity,
    reviews: StoredReview[],
  ): Promise<LoadedReview[]> {
    const versions = await this.#checklists.listVersions(
      reviews.map(({ checklistId, checklistVersion }) => ({
        checklistId,
        version: checklistVersion,
      })),
    );
    return reviews.map((review, index) => ({
      review,
      entity,
      checklist: versions[index],
    }));
  }

  async #toDetail(
    loaded: LoadedReview,
    parts: Pick<
      ReviewDetail,
      'answers' | 'snapshot' | 'participantRefs' | 'filling'
    > & {
      decision?: StoredDecision;
      dispositions: StoredDisposition[];
      vouchings?: OwnedVouching[];
    },
  ): Promise<Omit<ReviewDetail, 'may'>> {
    const { review, entity, checklist } = loaded;
    const subjects = await this.#subjects.of(loaded);
    const tiers = subjects.map(({ tier }) => tier);
    // What is said of single covered entities is added for those who may see these.
    const questionFacts = review.isCovering
      ? []
      : await this.#reviewFacts.now(loaded, subjects, {
          now: this.#clock.now(),
          vouchings: parts.vouchings,
        });
    const { decision, dispositions, vouchings: _, ...rest } = parts;
    return {
      ...rest,
      review: toReviewSummary(review, {
        entityRef: entity.entityRef,
        checklistTitle: checklist.document.title,
        outcome: decision?.outcome,
      }),
      entity: toEntitySummary(entity),
      checklist,
      decidingMode: strictestModeOf(checklist.document, tiers),
      cadenceMonths: shortestCadenceOf(checklist.document, tiers),
      covered: [],
      exceptions: [],
      decision: decision && withoutAggregate(decision),
      dispositions: dispositionsShown(dispositions),
      ...(questionFacts.length && { questionFacts }),
      ...(!review.isCovering && sparedOn(review, entity)),
      timeZone: this.#timeZone,
    };
  }
}
