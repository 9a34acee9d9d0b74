import {
  addDays,
  ChecklistVersion,
  ContradictingSignal,
  ContradictionItem,
  dayOf,
  isSameRef,
  periodsOf,
  respondedState,
  responseDueOn,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import {
  DatabaseSnapshotStore,
  SnapshotContent,
} from '../../database/DatabaseSnapshotStore';
import { StoredContradiction } from '../../database/drift/contradictionRows';
import { StoredDecision, StoredReview } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';
import { snapshotIdOf, titleIn } from './DriftSignals';

/** @internal */
export interface ContradictionViewOptions {
  checklists: DatabaseChecklistStore;
  clock: OrrClock;
  decisions: DatabaseDecisionStore;
  entities: DatabaseEntityStore;
  reviews: DatabaseReviewStore;
  sieve: EntitySieve;
  snapshots: DatabaseSnapshotStore;
  windowDays: number;
  timeZone: string;
}

/** What is needed to show the contradictions of one entity. @internal */
export interface ContradictionScene {
  entity: StoredEntity;
  reviews: Map<string, StoredReview>;
  decisions: Map<string, StoredDecision>;
  contents: Map<string, SnapshotContent>;
  /** As it was answered, by decision. */
  checklists: Map<string, ChecklistVersion>;
  /** As they are now, by id: standings go by them. */
  current: Map<string, ChecklistVersion>;
  /** Dependencies that the caller may see. */
  seenRefs: Set<string>;
}

/** Who looks at contradictions. @internal */
export interface ContradictionViewer {
  /** Nobody where it is not a person. */
  userRef?: string;
  mayRespond: boolean;
  mayLook: boolean;
  readsNotes: boolean;
}

const DEPENDENCY_CAUSES = ['dependencyNotReady', 'dependencyAdded'];

/** Shows contradictions: what was said, what the signal says, and until when somebody is waited for. @internal */
export class ContradictionView {
  readonly #options: ContradictionViewOptions;

  constructor(options: ContradictionViewOptions) {
    this.#options = options;
  }

  /** In as many statements however many there are. */
  async sceneOf(
    entity: StoredEntity,
    found: StoredContradiction[],
    options: RequestOptions,
  ): Promise<ContradictionScene> {
    const { checklists, decisions, reviews, snapshots } = this.#options;
    const decided = await decisions.listByIds([
      ...new Set(found.map(({ decisionId }) => decisionId)),
    ]);
    const versions = await checklists.listVersions(
      decided.map(({ checklistId, checklistVersion: version }) => ({
        checklistId,
        version,
      })),
    );
    const reviewIds = [...new Set(found.map(({ reviewId }) => reviewId))];
    return {
      entity,
      reviews: new Map(
        (await reviews.listByIds(reviewIds)).map(review => [review.id, review]),
      ),
      decisions: new Map(decided.map(decision => [decision.id, decision])),
      contents: await snapshots.listContents(decided.map(snapshotIdOf)),
      checklists: new Map(
        decided.map((decision, index) => [decision.id, versions[index]]),
      ),
      current: new Map(
        (await checklists.listCurrent()).map(version => [
          version.checklistId,
          version,
        ]),
      ),
      seenRefs: await this.#seenOf(found, options),
    };
  }

  async #seenOf(
    found: StoredContradiction[],
    options: RequestOptions,
  ): Promise<Set<string>> {
    const refs = found
      .filter(({ signal }) => DEPENDENCY_CAUSES.includes(signal.cause))
      .map(({ signal }) => signal.causeKey);
    if (!refs.length) {
      return new Set();
    }
    const { entities, sieve } = this.#options;
    const shown = await sieve.shown(
      await entities.getByRefs([...new Set(refs)]),
      options,
    );
    return new Set(shown.map(({ entityRef }) => entityRef));
  }

  show(
    stored: StoredContradiction,
    scene: ContradictionScene,
    viewer: ContradictionViewer,
  ): ContradictionItem {
    const { windowDays, timeZone, clock } = this.#options;
    const { response, look } = stored;
    const decision = scene.decisions.get(stored.decisionId)!;
    const checklist = scene.checklists.get(stored.decisionId)!;
    const current =
      scene.current.get(stored.checklistId)?.document ?? checklist.document;
    const state = { openedAt: stored.openedAt!, response, look };
    const today = dayOf(clock.now(), timeZone);
    return {
      id: stored.id,
      entityRef: scene.entity.entityRef,
      checklistId: stored.checklistId,
      checklistTitle: checklist.document.title,
      reviewId: stored.reviewId,
      reviewKind: decision.reviewKind,
      decisionId: decision.id,
      decidedAt: decision.decidedAt,
      decidedBy: decision.decidedBy,
      questionId: stored.questionId,
      questionTitle: titleIn(checklist, stored.questionId),
      statement: statementOf(stored, scene),
      signal: signalFor(stored.signal, scene),
      policy: current.contradictions ?? 'flag',
      since: stored.since,
      openedAt: state.openedAt,
      dueOn: responseDueOn(state, { windowDays, timeZone }),
      escalatedAt: stored.escalatedAt,
      response: response && wordsFor(response, 'text', viewer),
      look: look && wordsFor(look, 'note', viewer),
      fixRange: {
        from: today,
        to: addDays(today, periodsOf(current).conditionLimitDays),
      },
      may: mayOf(stored, viewer),
    };
  }
}

function wordsFor<T extends object, K extends keyof T>(
  said: T,
  words: K,
  { readsNotes }: ContradictionViewer,
): Omit<T, K> & Partial<T> {
  const { [words]: text, ...rest } = said;
  return { ...rest, ...(readsNotes && { [words]: text }) } as Omit<T, K> &
    Partial<T>;
}

function mayOf(
  { endedAt, response, look, openedAt }: StoredContradiction,
  { userRef, mayRespond, mayLook }: ContradictionViewer,
): ContradictionItem['may'] {
  const isOpen = endedAt === undefined && userRef !== undefined;
  const stands =
    respondedState({ openedAt: openedAt!, response, look }).answeredAt !==
    undefined;
  return {
    respond: isOpen && mayRespond && look?.outcome !== 'agreed',
    look:
      isOpen && mayLook && stands && !look && !isSameRef(response!.by, userRef),
  };
}

/** Of the entity itself where it has an answer of its own. */
function statementOf(
  { questionId, decisionId }: StoredContradiction,
  { contents, decisions, entity }: ContradictionScene,
): ContradictionItem['statement'] {
  const content = contents.get(snapshotIdOf(decisions.get(decisionId)!));
  const own = content?.exceptions?.find(
    exception =>
      exception.questionId === questionId &&
      exception.entityRef === entity.entityRef,
  );
  const common = content?.answers.find(
    answer => answer.questionId === questionId,
  );
  return own?.statement ?? common?.statement ?? undefined;
}

/** A dependency that the caller may not see is not named. */
function signalFor(
  signal: ContradictingSignal,
  { seenRefs }: ContradictionScene,
): ContradictingSignal {
  return DEPENDENCY_CAUSES.includes(signal.cause) &&
    !seenRefs.has(signal.causeKey)
    ? { ...signal, causeKey: '' }
    : signal;
}
