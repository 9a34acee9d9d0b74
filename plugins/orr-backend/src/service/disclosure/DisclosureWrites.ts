import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  Disclosure,
  isSameRef,
  ReviewKind,
  statementFacts,
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import {
  DatabaseDisclosureStore,
  StoredDisclosure,
} from '../../database/DatabaseDisclosureStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf, StoredDecision } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import { CloseDisclosureInput, DiscloseGapInput } from '../DisclosureService';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { lockDecisionInForce } from '../followUp/lockDecisionInForce';
import { Writing } from '../NamedWrites';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { LoadedReview } from '../review/LoadedReview';
import {
  disclosureClosedMessages,
  gapDisclosedMessages,
} from './disclosureMessages';
import {
  DisclosureJudging,
  DisclosureJudgingOptions,
} from './DisclosureJudging';
import { DisclosureView } from './DisclosureView';

/** @internal */
export interface DisclosureWritesOptions extends DisclosureJudgingOptions {
  decisions: DatabaseDecisionStore;
  disclosures: DatabaseDisclosureStore;
  disclosureView: DisclosureView;
  entities: DatabaseEntityStore;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  projector: ReadinessProjector;
  reviews: DatabaseReviewStore;
  subjects: ReviewSubjects;
}

/** Who writes what, about which review. */
interface Write<TInput> {
  loaded: LoadedReview;
  input: TInput;
  writing: Writing;
}

type GapWords = Pick<DiscloseGapInput, 'questionId' | 'statement' | 'note'>;

interface Locked {
  decision: StoredDecision;
  entityIds: string[];
  known: StoredDisclosure[];
}

function isOpen(
  known: StoredDisclosure[],
  questionId: string,
  subject: StoredEntity | undefined,
): boolean {
  return known.some(
    item =>
      item.questionId === questionId &&
      item.coveredEntityId === subject?.id &&
      item.closedAt === undefined,
  );
}

/** Whether a standing follows from decisions of such a review. @internal */
export function movesStandings(kind: ReviewKind): boolean {
  return kind === 'launch' || kind === 'periodic';
}

/** Keeps what is said of answers after they were decided on, and moves the standing with it. @internal */
export class DisclosureWrites {
  readonly #options: DisclosureWritesOptions;
  readonly #judging: DisclosureJudging;

  constructor(options: DisclosureWritesOptions) {
    this.#options = options;
    this.#judging = new DisclosureJudging(options);
  }

  async disclose(
    trx: Transaction,
    write: Write<DiscloseGapInput> & {
      /** The covered entity of which alone it is said. */
      subject?: StoredEntity;
      graceDays: number;
    },
  ): Promise<StoredDisclosure> {
    const { loaded, input, writing, subject } = write;
    const locked = await this.#lock(trx, loaded);
    if (isOpen(locked.known, input.questionId, subject)) {
      throw new ConflictError(
        'questionId: a gap of this question is disclosed already; it is to be closed first',
      );
    }
    const concerned = await this.#options.subjects.of(loaded, trx);
    const said = {
      ...write,
      decision: locked.decision,
      concerned,
      disclosedBy: writing.userRef,
      now: writing.now,
    };
    const added = await this.#add(trx, {
      ...write,
      ...said,
      gap: await this.#judging.require(trx, said),
    });
    await this.#recompute(trx, locked, writing);
    return added;
  }

  /**
   * Discloses what an incident review has found, unless it is known or no greater risk than was decided on. The decided
   * review and its entities are to be locked, and whoever calls has the standings computed anew.
   */
  async discloseFound(
    trx: Transaction,
    found: Write<GapWords> & {
      subject?: StoredEntity;
      graceDays: number;
      disclosedBy: string;
    },
  ): Promise<void> {
    const { decisions, disclosures, subjects } = this.#options;
    const { loaded, input, writing, subject } = found;
    const decision = await decisions.getByReview(loaded.review.id, trx);
    const known = await disclosures.listOf(loaded.review.id, trx);
    if (!decision || isOpen(known, input.questionId, subject)) {
      return;
    }
    const concerned = await subjects.of(loaded, trx);
    const said = { ...found, decision, concerned, now: writing.now };
    const judged = await this.#judging.judge(trx, said);
    if ('gap' in judged) {
      await this.#add(trx, { ...said, gap: judged.gap });
    }
  }

  async #add(
    trx: Transaction,
    options: Write<GapWords> & {
      decision: StoredDecision;
      concerned: StoredEntity[];
      subject?: StoredEntity;
      graceDays: number;
      disclosedBy: string;
      gap: Pick<Disclosure, 'level' | 'gate'>;
    },
  ): Promise<StoredDisclosure> {
    const { loaded, input, writing, decision, subject, concerned } = options;
    const { gap, disclosedBy, graceDays } = options;
    const added: StoredDisclosure = {
      id: randomUUID(),
      decisionId: decision.id,
      reviewId: loaded.review.id,
      entityId: loaded.review.entityId,
      checklistId: loaded.review.checklistId,
      coveredEntityId: subject?.id,
      coveredEntityRef: subject?.entityRef,
      questionId: input.questionId,
      statement: input.statement,
      note: input.note,
      ...gap,
      disclosedBy,
      disclosedAt: writing.now.toISOString(),
    };
    await this.#options.disclosures.insert(trx, added);
    await this.#tell(trx, added, {
      loaded,
      action: 'gap.disclosed',
      facts: { to: statementFacts(added.statement), level: added.level },
      writing,
      words: { note: added.note },
      messages: gapDisclosedMessages(loaded, added, {
        decision,
        concerned: subject ? [subject] : concerned,
        countsFrom: this.#options.disclosureView.countsFrom(added, graceDays),
      }),
    });
    return added;
  }

  async close(
    trx: Transaction,
    write: Write<CloseDisclosureInput>,
  ): Promise<StoredDisclosure> {
    const { loaded, input, writing } = write;
    const locked = await this.#lock(trx, loaded);
    const before = locked.known.find(({ id }) => id === input.disclosureId);
    if (!before) {
      throw new NotFoundError(`No disclosure ${input.disclosureId}`);
    }
    if (before.closedAt !== undefined) {
      throw new ConflictError('It is closed already');
    }
    if (isSameRef(before.disclosedBy, writing.userRef)) {
      throw new NotAllowedError(
        'Somebody else than who disclosed it says that it is fixed',
      );
    }
    const after: StoredDisclosure = {
      ...before,
      closedBy: writing.userRef,
      closedAt: writing.now.toISOString(),
      closedNote: input.note,
      closedUrl: input.url,
    };
    await this.#options.disclosures.update(trx, after);
    const concerned = await this.#options.subjects.of(loaded, trx);
    await this.#tell(trx, after, {
      loaded,
      action: 'gap.closed',
      facts: { level: after.level },
      writing,
      words: { note: input.note, url: input.url ?? null },
      messages: disclosureClosedMessages(
        loaded,
        after,
        concerned.filter(
          ({ id }) =>
            after.coveredEntityId === undefined || id === after.coveredEntityId,
        ),
      ),
    });
    await this.#recompute(trx, locked, writing);
    return after;
  }

  async #lock(trx: Transaction, { review }: LoadedReview): Promise<Locked> {
    const { disclosures, entities, subjects } = this.#options;
    const decision = await lockDecisionInForce(trx, this.#options, review.id);
    if (!movesStandings(review.kind)) {
      throw new ConflictError(
        `No standing follows from a ${review.kind} review: disclose it in the launch or periodic review that is decided`,
      );
    }
    const entityIds = await subjects.idsOf(review, trx);
    await entities.lock(trx, ...new Set([review.entityId, ...entityIds]));
    return {
      decision,
      entityIds,
      known: await disclosures.listOf(review.id, trx),
    };
  }

  async #tell(
    trx: Transaction,
    { coveredEntityId, questionId }: StoredDisclosure,
    told: {
      loaded: LoadedReview;
      action: 'gap.disclosed' | 'gap.closed';
      facts: object;
      writing: Writing;
      words: object;
      messages: OutboxMessage[];
    },
  ): Promise<void> {
    const { historyLog, outbox } = this.#options;
    const { loaded, action, facts, writing, words, messages } = told;
    await historyLog.append(trx, {
      ...reviewHistoryOf(loaded.review),
      // What is about one of the entities is not told of the others.
      ...(coveredEntityId && { entityId: coveredEntityId }),
      at: writing.now.toISOString(),
      action,
      subject: questionId,
      facts,
      actorRef: writing.userRef,
      words,
    });
    await outbox.add(trx, messages, writing.now);
  }

  async #recompute(
    trx: Transaction,
    { entityIds }: Locked,
    { now }: Writing,
  ): Promise<void> {
    await this.#options.projector.recompute({ entityIds, now, trx });
  }
}
