import { NotFoundError } from '@backstage/errors';
import {
  ChecklistVersion,
  decidingModeOf,
  EntitySummary,
  ReviewDetail,
  ReviewSummary,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';
import { StoredDecision, StoredReview } from '../../database/reviewRows';

/** A review with what belongs to it. @internal */
export interface LoadedReview {
  review: StoredReview;
  entity: StoredEntity;
  checklist: ChecklistVersion;
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
  const { entityId: _entityId, ...rest } = review;
  return { ...rest, ...belongs };
}

/** Reads reviews whole, for one screen. @internal */
export class ReviewDetails {
  readonly #reviews: DatabaseReviewStore;
  readonly #entities: DatabaseEntityStore;
  readonly #checklists: DatabaseChecklistStore;
  readonly #decisions: DatabaseDecisionStore;
  readonly #timeZone: string;

  constructor(options: {
    reviews: DatabaseReviewStore;
    entities: DatabaseEntityStore;
    checklists: DatabaseChecklistStore;
    decisions: DatabaseDecisionStore;
    timeZone: string;
  }) {
    this.#reviews = options.reviews;
    this.#entities = options.entities;
    this.#checklists = options.checklists;
    this.#decisions = options.decisions;
    this.#timeZone = options.timeZone;
  }

  async load(reviewId: string): Promise<LoadedReview> {
    const review = await this.#reviews.get(reviewId);
    const entity = review && (await this.#entities.getById(review.entityId));
    const checklist =
      review &&
      (await this.#checklists.getVersion(
        review.checklistId,
        review.checklistVersion,
      ));
    if (!review || !entity || !checklist) {
      throw new NotFoundError(`No review ${reviewId}`);
    }
    return { review, entity, checklist };
  }

  /** Everything but who may do what, which the services around it know. */
  async read(loaded: LoadedReview): Promise<Omit<ReviewDetail, 'may'>> {
    const { review, entity, checklist } = loaded;
    const [answers, answererRefs, snapshot, decision] = await Promise.all([
      this.#reviews.listAnswers(review.id),
      this.#reviews.listAnswerers(review.id),
      this.#decisions.getLatestSnapshot(review.id),
      this.#decisions.getByReview(review.id),
    ]);
    return {
      review: toReviewSummary(review, {
        entityRef: entity.entityRef,
        checklistTitle: checklist.document.title,
        outcome: decision?.outcome,
      }),
      entity: toEntitySummary(entity),
      checklist,
      decidingMode: decidingModeOf(checklist.document, entity.tier),
      answers,
      snapshot,
      decision: decision && withoutAggregate(decision),
      participantRefs: [
        ...new Set([review.driverRef, review.startedBy, ...answererRefs]),
      ],
      timeZone: this.#timeZone,
    };
  }
}

/** A decision as the contract shows it. @internal */
export function withoutAggregate(stored: StoredDecision) {
  const {
    entityId: _entityId,
    checklistId: _checklistId,
    ...decision
  } = stored;
  return decision;
}
