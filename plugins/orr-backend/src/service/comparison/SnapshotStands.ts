import {
  ComparableSnapshot,
  ComparedStand,
  CoverageJudgement,
  Decision,
  dispositionsAt,
  FindingDisposition,
  FrozenReview,
  judgeSnapshot,
  Snapshot,
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { FrozenSnapshot } from '../../database/DatabaseHistoryStore';
import { toFindingDisposition } from '../../database/dispositionRows';
import { CoverageView } from '../coverage/CoverageView';
import { toCovered } from '../coverage/ReviewSubjects';
import { withFacts } from '../facts/ReviewFacts';
import { KeptNotes } from '../review/KeptNotes';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';

/** What one of two compared snapshots comes to, and what it is compared by. @internal */
export interface SnapshotStand {
  stand: ComparedStand;
  comparable: ComparableSnapshot;
}

/** Judges snapshots as of when they were frozen, as far as the caller may see them. @internal */
export class SnapshotStands {
  readonly #coverageView: CoverageView;
  readonly #decisions: DatabaseDecisionStore;
  readonly #dispositions: DatabaseDispositionStore;
  readonly #keptNotes: KeptNotes;
  readonly #timeZone: string;

  constructor(options: {
    coverageView: CoverageView;
    decisions: DatabaseDecisionStore;
    dispositions: DatabaseDispositionStore;
    keptNotes: KeptNotes;
    timeZone: string;
  }) {
    this.#coverageView = options.coverageView;
    this.#decisions = options.decisions;
    this.#dispositions = options.dispositions;
    this.#keptNotes = options.keptNotes;
    this.#timeZone = options.timeZone;
  }

  async of(
    { frozen, loaded }: { frozen: FrozenSnapshot; loaded: LoadedReview },
    options: RequestOptions,
  ): Promise<SnapshotStand> {
    const { review, checklist } = loaded;
    const covered = await this.#coveredOf(frozen, loaded, options);
    const shown = new Set(covered.map(({ entityRef }) => entityRef));
    const isShown = ({ entityRef }: { entityRef: string }) =>
      shown.has(entityRef);
    const snapshot = await this.#keptNotes.showFrozen(
      {
        ...frozen.snapshot,
        exceptions: frozen.coverage?.exceptions.filter(isShown),
      },
      loaded,
      options,
    );
    const judgement = judgeSnapshot({
      checklist: checklist.document,
      kind: review.kind,
      createdAt: snapshot.createdAt,
      createdBy: snapshot.createdBy,
      // The notes that are kept from the reader are in no level.
      answers: snapshot.answers,
      exceptions: snapshot.exceptions,
      dispositions: (await this.#dispositionsOf(frozen, loaded)).filter(
        ({ coveredEntityRef }) =>
          coveredEntityRef === undefined || shown.has(coveredEntityRef),
      ),
      looks: snapshot.state?.looks ?? [],
      confirmed: confirmedOf(frozen, isShown),
      covered: withFacts(covered, frozen.questionFacts),
      timeZone: this.#timeZone,
    });
    const decision = await this.#decisions.getByReview(review.id);
    return {
      stand: standOf({ snapshot, loaded, judgement, decision }),
      comparable: {
        checklist: checklist.document,
        judgement,
        answers: snapshot.answers,
        exceptions: snapshot.exceptions,
        facts: snapshot.state?.facts,
      },
    };
  }

  /** What was covered then, as far as the catalog still has it and shows it to the caller. */
  async #coveredOf(
    { coverage }: FrozenSnapshot,
    loaded: LoadedReview,
    options: RequestOptions,
  ) {
    if (!loaded.review.isCovering) {
      return toCovered([loaded.entity], loaded.review);
    }
    const then = new Set(coverage?.covered.map(({ entityRef }) => entityRef));
    const shown = await this.#coverageView.shown(loaded, options);
    return toCovered(
      shown.filter(({ entityRef }) => then.has(entityRef)),
      loaded.review,
    );
  }

  /** Older snapshots have kept none of their own. */
  async #dispositionsOf(
    { snapshot, dispositions }: FrozenSnapshot,
    { review }: LoadedReview,
  ): Promise<FindingDisposition[]> {
    return (
      dispositions ??
      dispositionsAt(
        (await this.#dispositions.listUnder(review)).map(toFindingDisposition),
        snapshot.createdAt,
      )
    );
  }
}

function confirmedOf(
  { snapshot, confirmedExceptions = [] }: FrozenSnapshot,
  isShown: (about: { entityRef: string }) => boolean,
): FrozenReview['confirmed'] {
  return [
    ...(snapshot.state?.confirmedQuestionIds ?? []).map(questionId => ({
      questionId,
    })),
    ...confirmedExceptions.filter(isShown),
  ];
}

function standOf(of: {
  snapshot: Snapshot;
  loaded: LoadedReview;
  judgement: CoverageJudgement;
  decision?: Decision;
}): ComparedStand {
  const { snapshot, loaded, judgement, decision } = of;
  const { answers: _, exceptions: _e, state, ownerRefs, ...made } = snapshot;
  const { counts, rungs, accepted, answered, total, score } = judgement;
  const isDecided =
    decision &&
    [decision.snapshotId, decision.ownSnapshotId].includes(snapshot.id);
  return {
    snapshot: { ...made, reviewId: loaded.review.id },
    reviewKind: loaded.review.kind,
    checklistVersion: loaded.review.checklistVersion,
    ownerRefs,
    tier: state?.tier,
    lifecycle: state?.lifecycle,
    outcome: isDecided ? decision.outcome : undefined,
    totals: { counts, rungs, accepted, answered, total, score },
  };
}
