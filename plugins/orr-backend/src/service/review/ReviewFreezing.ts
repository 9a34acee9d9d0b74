import { randomUUID } from 'node:crypto';
import {
  canonicalJson,
  catalogFactsOf,
  FrozenState,
  Look,
  QuestionFact,
  sha256Hex,
  SnapshotKind,
} from 'backstage-plugin-orr-common';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { DatabaseLookStore } from '../../database/DatabaseLookStore';
import {
  DatabaseSnapshotStore,
  SnapshotContent,
  SnapshotCoverage,
} from '../../database/DatabaseSnapshotStore';
import {
  StoredDisposition,
  toFindingDisposition,
} from '../../database/dispositionRows';
import { StoredDecision, StoredReview } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import {
  exceptionsOf,
  ReviewSubjects,
  sparedOn,
} from '../coverage/ReviewSubjects';
import { ReviewFacts } from '../facts/ReviewFacts';
import { LoadedReview } from './LoadedReview';

interface Freezing {
  loaded: LoadedReview;
  userRef: string;
  at: string;
}

/**
 * Makes snapshots. What the catalog knows is taken from the entity as it was loaded, so that a transaction never waits for
 * the catalog.
 *
 * @internal
 */
export class ReviewFreezing {
  readonly #answers: DatabaseAnswerStore;
  readonly #coverage: DatabaseCoverageStore;
  readonly #dispositions: DatabaseDispositionStore;
  readonly #looks: DatabaseLookStore;
  readonly #reviewFacts: ReviewFacts;
  readonly #snapshots: DatabaseSnapshotStore;
  readonly #subjects: ReviewSubjects;

  constructor(options: {
    answers: DatabaseAnswerStore;
    coverage: DatabaseCoverageStore;
    dispositions: DatabaseDispositionStore;
    looks: DatabaseLookStore;
    reviewFacts: ReviewFacts;
    snapshots: DatabaseSnapshotStore;
    subjects: ReviewSubjects;
  }) {
    this.#answers = options.answers;
    this.#coverage = options.coverage;
    this.#dispositions = options.dispositions;
    this.#looks = options.looks;
    this.#reviewFacts = options.reviewFacts;
    this.#snapshots = options.snapshots;
    this.#subjects = options.subjects;
  }

  /** Freezes a review as it is now; answers the id of the snapshot. The row of the review is to be locked before. */
  async freeze(
    trx: Transaction,
    options: Freezing & {
      kind: Exclude<SnapshotKind, 'decision'>;
      name?: string;
      message?: string;
    },
  ): Promise<string> {
    const { loaded, kind, name, message } = options;
    const { review } = loaded;
    return this.#insert(trx, options, {
      kind,
      name,
      message,
      content: {
        answers: await this.#answers.list(review.id, trx),
        ...(review.isCovering
          ? await this.#coverageOf(trx, loaded)
          : sparedBy(review, [loaded.entity])),
        state: await this.#stateOf(trx, loaded, {
          questionFacts: await this.#factsOf(trx, options),
        }),
      },
    });
  }

  /** Freezes what a decision stood on: what was submitted, and all that the decision found besides. */
  async freezeDecided(
    trx: Transaction,
    options: Freezing & {
      decision: StoredDecision;
      dispositions: StoredDisposition[];
    },
  ): Promise<string> {
    const { loaded, decision, dispositions } = options;
    const { answers, covered, exceptions, spared, state } =
      await this.#snapshots.getContent(trx, decision.snapshotId);
    const { confirmedExceptions } = decision;
    return this.#insert(trx, options, {
      kind: 'decision',
      content: {
        answers,
        ...(covered && { covered, exceptions }),
        ...(spared && { spared }),
        ...(confirmedExceptions && { confirmedExceptions }),
        state: {
          ...(await this.#stateOf(trx, loaded, {
            dispositions,
            looks: decision.looks,
            questionFacts: state?.questionFacts,
          })),
          confirmedQuestionIds: decision.confirmedQuestionIds,
        },
      },
    });
  }

  async #insert(
    trx: Transaction,
    { loaded, userRef, at }: Freezing,
    made: {
      kind: SnapshotKind;
      name?: string;
      message?: string;
      content: Pick<SnapshotContent, 'answers' | 'state'> &
        Partial<SnapshotContent>;
    },
  ): Promise<string> {
    const id = randomUUID();
    const { review, entity, checklist } = loaded;
    const { kind, name, message } = made;
    const frozen: SnapshotContent = {
      reviewId: review.id,
      entityRef: entity.entityRef,
      entityUid: entity.uid,
      checklist: {
        id: review.checklistId,
        version: review.checklistVersion,
        contentHash: checklist.contentHash,
      },
      kind: review.kind,
      snapshotKind: kind,
      ownerRefs: entity.ownerRefs,
      ...made.content,
    };
    const content = canonicalJson(frozen);
    await this.#snapshots.insert(trx, {
      id,
      review_id: review.id,
      kind,
      name: name ?? null,
      content,
      content_hash: sha256Hex(content),
      message: message ?? null,
      created_by: userRef,
      created_at: at,
    });
    return id;
  }

  async #stateOf(
    trx: Transaction,
    { review, entity, checklist }: LoadedReview,
    known: {
      dispositions?: StoredDisposition[];
      looks?: Look[];
      /** What the review is judged by. */
      questionFacts?: QuestionFact[];
    },
  ): Promise<FrozenState> {
    const { tier, lifecycle } = entity;
    const dispositions =
      known.dispositions ?? (await this.#dispositions.listUnder(review, trx));
    return {
      checklistHash: checklist.contentHash,
      ...(tier !== undefined && { tier }),
      ...(lifecycle !== undefined && { lifecycle }),
      facts: catalogFactsOf({ entity: entity.entity, related: [], tier }),
      factsSeenAt: entity.seenAt,
      ...(known.questionFacts?.length && {
        questionFacts: known.questionFacts,
      }),
      dispositions: dispositions.map(toFindingDisposition),
      looks: known.looks ?? (await this.#looks.listCurrent(review.id, trx)),
    };
  }

  async #factsOf(
    trx: Transaction,
    { loaded, at }: Freezing,
  ): Promise<QuestionFact[]> {
    const subjects = await this.#subjects.of(loaded, trx);
    return this.#reviewFacts.judging(loaded, subjects, {
      now: new Date(at),
      trx,
    });
  }

  async #coverageOf(
    trx: Transaction,
    loaded: LoadedReview,
  ): Promise<SnapshotCoverage & Pick<SnapshotContent, 'spared'>> {
    const subjects = await this.#subjects.of(loaded, trx);
    const exceptions = await this.#coverage.listExceptions(
      loaded.review.id,
      {},
      trx,
    );
    return {
      covered: subjects.map(({ entityRef, uid }) => ({
        entityRef,
        ...(uid !== undefined && { entityUid: uid }),
      })),
      exceptions: exceptionsOf(exceptions, subjects).filter(
        ({ statement }) => statement !== null,
      ),
      ...sparedBy(loaded.review, subjects),
    };
  }
}

/** By the refs of the entities; nothing where it asks all of them everything. */
function sparedBy(
  review: StoredReview,
  subjects: StoredEntity[],
): Pick<SnapshotContent, 'spared'> {
  const spared = subjects.flatMap(subject => {
    const { sparedQuestionIds } = sparedOn(review, subject);
    return sparedQuestionIds
      ? [{ entityRef: subject.entityRef, questionIds: sparedQuestionIds }]
      : [];
  });
  return spared.length ? { spared } : {};
}
