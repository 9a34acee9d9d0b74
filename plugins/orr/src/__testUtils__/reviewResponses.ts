import { FakeResponses } from './FakeResponses';
import { refusal } from './refusal';

/** A review up to its decision, and what follows it. */
export const reviewResponses = {
  getReview: fake => {
    if (!fake.review) {
      throw refusal(404, 'No such review');
    }
    return fake.review;
  },

  submitReview: (fake, input) => {
    const detail = fake.review!;
    fake.review = {
      ...detail,
      review: {
        ...detail.review,
        state: 'submitted',
        revision: detail.review.revision + 1,
      },
      may: { ...detail.may, update: false },
      snapshot: {
        id: '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a',
        kind: 'submission',
        sequence: 1,
        contentHash: 'hash',
        createdBy: fake.userRef,
        createdAt: '2026-03-02T11:00:00.000Z',
        message: input.body.message,
        ownerRefs: detail.entity.ownerRefs,
        answers: detail.answers,
      },
    };
    return fake.review;
  },

  decideReview: (fake, input) => {
    const detail = fake.review!;
    const {
      outcome,
      reason,
      snapshotId,
      conditions = [],
      confirmedQuestionIds = [],
    } = input.body;
    fake.review = {
      ...detail,
      review: {
        ...detail.review,
        state: 'decided',
        revision: detail.review.revision + 1,
      },
      may: { update: false, decide: false },
      decision: {
        id: 'decision-1',
        reviewId: detail.review.id,
        reviewKind: detail.review.kind,
        snapshotId,
        checklistVersion: detail.review.checklistVersion,
        outcome,
        reason,
        decidedBy: fake.userRef,
        decidedAt: '2026-03-02T12:00:00.000Z',
        confirmedQuestionIds,
        conditions: conditions.map((condition, index) => ({
          ...condition,
          id: `condition-${index}`,
        })),
      },
    };
    return fake.review;
  },

  meetCondition: (fake, input) => {
    const { url, note } = input.body;
    const decision = fake.review!.decision!;
    return {
      ...decision,
      conditions: decision.conditions.map(condition =>
        condition.id === input.params.conditionId
          ? {
              ...condition,
              metAt: '2026-03-05T09:00:00.000Z',
              metBy: fake.userRef,
              metUrl: url,
              metNote: note,
            }
          : condition,
      ),
    };
  },

  setReviewPhase: (fake, { body }) => {
    const { review } = fake.review!;
    if ((review.phase ?? null) !== body.known) {
      throw refusal(409, 'known: the review is in another phase meanwhile');
    }
    fake.review = {
      ...fake.review!,
      review: { ...review, phase: body.phase ?? undefined },
    };
    return { phase: body.phase };
  },

  listSnapshots: fake => ({
    items: fake.snapshots.map(({ reviewId, snapshot }) => ({
      ...snapshot,
      reviewId,
    })),
    earlierDecision: fake.earlierDecision,
  }),

  compareSnapshots: fake => {
    if (!fake.comparison) {
      throw refusal(404, 'No such snapshot');
    }
    return fake.comparison;
  },

  createSnapshot: (fake, input) => {
    const { review, entity, answers } = fake.review!;
    const made = {
      id: `by-hand-${fake.snapshots.length + 1}`,
      kind: 'byHand' as const,
      name: input.body.name,
      sequence: fake.snapshots.length + 1,
      contentHash: 'hash',
      createdBy: fake.userRef,
      createdAt: '2026-03-02T12:00:00.000Z',
    };
    fake.snapshots.unshift({
      reviewId: review.id,
      checklistId: review.checklistId,
      checklistVersion: review.checklistVersion,
      snapshot: { ...made, ownerRefs: entity.ownerRefs, answers },
    });
    return { ...made, reviewId: review.id };
  },

  getSnapshot: (fake, input) => {
    const found = fake.snapshots.find(
      ({ snapshot }) => snapshot.id === input.params.snapshotId,
    );
    if (!found) {
      throw refusal(404, 'No such snapshot');
    }
    return found;
  },
} satisfies FakeResponses;
