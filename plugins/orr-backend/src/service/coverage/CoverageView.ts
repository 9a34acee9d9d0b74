import { InputError } from '@backstage/errors';
import {
  ChecklistDocument,
  QuestionFact,
  questionApplies,
  questionsOf,
  ReviewDetail,
  Snapshot,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { StoredEntity } from '../../database/StoredEntity';
import { ReviewFacts } from '../facts/ReviewFacts';
import { toEntitySummary } from '../review/ReviewDetails';
import { LoadedReview } from '../review/LoadedReview';
import { dispositionsShown } from '../finding/dispositionsShown';
import { withoutAggregate } from '../review/withoutAggregate';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';
import { exceptionsOf, ReviewSubjects, sparedOn } from './ReviewSubjects';

function unaskedOf(
  document: ChecklistDocument,
  { entity }: StoredEntity,
): string[] {
  return questionsOf(document)
    .filter(question => !questionApplies(question, entity))
    .map(({ id }) => id);
}

/**
 * Adds to a review what it says of single covered entities, as far as the caller may see these: of one that is hidden
 * neither the name nor an exception, a condition or a count is told.
 *
 * @internal
 */
export class CoverageView {
  readonly #subjects: ReviewSubjects;
  readonly #sieve: EntitySieve;
  readonly #coverage: DatabaseCoverageStore;
  readonly #decisions: DatabaseDecisionStore;
  readonly #dispositions: DatabaseDispositionStore;
  readonly #reviewFacts: ReviewFacts;
  readonly #snapshots: DatabaseSnapshotStore;
  readonly #clock: OrrClock;

  constructor(options: {
    subjects: ReviewSubjects;
    sieve: EntitySieve;
    coverage: DatabaseCoverageStore;
    decisions: DatabaseDecisionStore;
    dispositions: DatabaseDispositionStore;
    reviewFacts: ReviewFacts;
    snapshots: DatabaseSnapshotStore;
    clock: OrrClock;
  }) {
    this.#subjects = options.subjects;
    this.#sieve = options.sieve;
    this.#coverage = options.coverage;
    this.#decisions = options.decisions;
    this.#dispositions = options.dispositions;
    this.#reviewFacts = options.reviewFacts;
    this.#snapshots = options.snapshots;
    this.#clock = options.clock;
  }

  /** Whether the caller sees all that a review is about: who does not cannot decide it. */
  async isWhole(loaded: LoadedReview, options: RequestOptions) {
    if (!loaded.review.isCovering) {
      return true;
    }
    const subjects = await this.#subjects.of(loaded);
    const shown = await this.#sieve.shown(subjects, options);
    return shown.length === subjects.length;
  }

  /** Those covered entities that the caller sees; none of a review of one entity. */
  async shown(
    loaded: LoadedReview,
    options: RequestOptions,
  ): Promise<StoredEntity[]> {
    return loaded.review.isCovering
      ? this.#sieve.shown(await this.#subjects.of(loaded), options)
      : [];
  }

  /** The refs of these. */
  async shownRefs(
    loaded: LoadedReview,
    options: RequestOptions,
  ): Promise<ReadonlySet<string>> {
    const shown = await this.shown(loaded, options);
    return new Set(shown.map(({ entityRef }) => entityRef));
  }

  /** The covered entity; an InputError where the review covers none of that ref which the caller may see. */
  async requireSubject(
    loaded: LoadedReview,
    entityRef: string,
    options: RequestOptions,
  ): Promise<StoredEntity> {
    const wanted = entityRef.toLocaleLowerCase('en-US');
    const covered = loaded.review.isCovering
      ? await this.#subjects.of(loaded)
      : [];
    const [subject] = await this.#sieve.shown(
      covered.filter(entity => entity.entityRef === wanted),
      options,
    );
    if (!subject) {
      throw new InputError(`entityRef: the review does not cover ${entityRef}`);
    }
    return subject;
  }

  async show(
    detail: ReviewDetail,
    loaded: LoadedReview,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { review, checklist } = loaded;
    if (!review.isCovering) {
      return detail;
    }
    const subjects = await this.#subjects.of(loaded);
    const shown = await this.#sieve.shown(subjects, options);
    const exceptions = await this.#coverage.listExceptions(review.id);
    const frozen =
      detail.snapshot && (await this.#snapshots.getLatestCoverage(review.id));
    const decision =
      detail.decision && (await this.#decisions.getByReview(review.id));
    const refs = new Set(shown.map(({ entityRef }) => entityRef));
    const isShown = ({ entityRef }: { entityRef: string }) =>
      refs.has(entityRef);
    return {
      ...withoutDeciding(detail, shown.length === subjects.length),
      covered: shown.map(entity => ({
        ...toEntitySummary(entity),
        unaskedQuestionIds: unaskedOf(checklist.document, entity),
        ...sparedOn(review, entity),
      })),
      ...(await this.#factsOf(loaded, shown)),
      exceptions: exceptionsOf(exceptions, shown),
      dispositions: dispositionsShown(
        await this.#dispositions.listUnder(review),
        refs,
      ),
      ...(detail.snapshot &&
        frozen && {
          snapshot: {
            ...detail.snapshot,
            coveredEntityRefs: frozen.covered
              .filter(isShown)
              .map(({ entityRef }) => entityRef),
            exceptions: frozen.exceptions.filter(isShown),
            ...withCoveredFacts(detail.snapshot, frozen.questionFacts, refs),
          },
        }),
      ...(decision && { decision: withoutAggregate(decision, refs) }),
    };
  }

  async #factsOf(
    loaded: LoadedReview,
    shown: StoredEntity[],
  ): Promise<Pick<ReviewDetail, 'questionFacts'>> {
    const questionFacts = await this.#reviewFacts.now(loaded, shown, {
      now: this.#clock.now(),
    });
    return questionFacts.length ? { questionFacts } : {};
  }
}

/** What facts said of those covered entities that the caller sees. */
function withCoveredFacts(
  { state }: Snapshot,
  facts: QuestionFact[],
  refs: ReadonlySet<string>,
): Pick<Snapshot, 'state'> {
  const shown = facts.filter(
    ({ coveredEntityRef }) =>
      coveredEntityRef !== undefined && refs.has(coveredEntityRef),
  );
  return state && shown.length
    ? { state: { ...state, questionFacts: shown } }
    : {};
}

function withoutDeciding(detail: ReviewDetail, isWhole: boolean): ReviewDetail {
  return isWhole || !detail.may.decide
    ? detail
    : {
        ...detail,
        may: { ...detail.may, decide: false, decideRefusal: 'permission' },
      };
}
