import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  Disclosure,
  isSameRef,
  judgeDisclosure,
  ReviewKind,
  statementFacts,
} from 'backstage-plugin-orr-common';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
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
import {
  exceptionsOf,
  ReviewSubjects,
  toCovered,
} from '../coverage/ReviewSubjects';
import { CloseDisclosureInput, DiscloseGapInput } from '../DisclosureService';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { lockDecisionInForce } from '../followUp/lockDecisionInForce';
import { Writing } from '../NamedWrites';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { ReviewFacts, withFacts } from '../facts/ReviewFacts';
import { LoadedReview } from '../review/LoadedReview';
import {
  disclosureClosedMessages,
  gapDisclosedMessages,
} from './disclosureMessages';
import { DisclosureView } from './DisclosureView';

/** @internal */
export interface DisclosureWritesOptions {
  answers: DatabaseAnswerStore;
  coverage: DatabaseCoverageStore;
  decisions: DatabaseDecisionStore;
  disclosures: DatabaseDisclosureStore;
  reviewFacts: ReviewFacts;
  disclosureView: DisclosureView;
  entities: DatabaseEntityStore;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  projector: ReadinessProjector;
  reviews: DatabaseReviewStore;
  subjects: ReviewSubjects;
  timeZone: string;
}

/** Who writes what, about which review. */
interface Write<TInput> {
  loaded: LoadedReview;
  input: TInput;
  writing: Writing;
}

interface Locked {
  decision: StoredDecision;
  entityIds: string[];
  known: StoredDisclosure[];
}

/** Whether a standing follows from decisions of such a review. @internal */
export function movesStandings(kind: ReviewKind): boolean {
  return kind === 'launch' || kind === 'periodic';
}

/** Keeps what is said of answers after they were decided on, and moves the standing with it. @internal */
export class DisclosureWrites {
  readonly #options: DisclosureWritesOptions;

  constructor(options: DisclosureWritesOptions) {
    this.#options = options;
  }

  async disclose(
    trx: Transaction,
    write: Write<DiscloseGapInput> & {
      /** The covered entity of which alone it is said. */
      subject?: StoredEntity;
      graceDays: number;
    },
  ): Promise<StoredDisclosure> {
    const { loaded, input, writing, subject, graceDays } = write;
    const locked = await this.#lock(trx, loaded);
    const isOpen = locked.known.some(
      ({ questionId, coveredEntityId, closedAt }) =>
        questionId === input.questionId &&
        coveredEntityId === subject?.id &&
        closedAt === undefined,
    );
    if (isOpen) {
      throw new ConflictError(
        'questionId: a gap of this question is disclosed already; it is to be closed first',
      );
    }
    const concerned = await this.#options.subjects.of(loaded, trx);
    const gap = await this.#judge(trx, { ...write, ...locked, concerned });
    const added: StoredDisclosure = {
      id: randomUUID(),
      decisionId: locked.decision.id,
      reviewId: loaded.review.id,
      entityId: loaded.review.entityId,
      checklistId: loaded.review.checklistId,
      coveredEntityId: subject?.id,
      coveredEntityRef: subject?.entityRef,
      questionId: input.questionId,
      statement: input.statement,
      note: input.note,
      ...gap,
      disclosedBy: writing.userRef,
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
        decision: locked.decision,
        concerned: subject ? [subject] : concerned,
        countsFrom: this.#options.disclosureView.countsFrom(added, graceDays),
      }),
    });
    await this.#recompute(trx, locked, writing);
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

  async #judge(
    trx: Transaction,
    options: Write<DiscloseGapInput> & {
      decision: StoredDecision;
      concerned: StoredEntity[];
      subject?: StoredEntity;
    },
  ): Promise<Pick<Disclosure, 'level' | 'gate'>> {
    const { loaded, input, writing, decision, concerned, subject } = options;
    const { answers, coverage, reviewFacts, timeZone } = this.#options;
    const { review, checklist } = loaded;
    const given = await answers.list(review.id, trx);
    const judged = judgeDisclosure({
      checklist: checklist.document,
      kind: review.kind,
      covered: withFacts(
        toCovered(concerned, review),
        await reviewFacts.judging(loaded, concerned, { now: writing.now, trx }),
      ),
      answers: Object.fromEntries(
        given.map(answer => [answer.questionId, answer]),
      ),
      exceptions: review.isCovering
        ? exceptionsOf(
            await coverage.listExceptions(review.id, {}, trx),
            concerned,
          )
        : [],
      confirmations: [
        ...decision.confirmedQuestionIds.map(questionId => ({ questionId })),
        ...(decision.confirmedExceptions ?? []),
      ].map(item => ({ ...item, confirmedBy: decision.decidedBy })),
      questionId: input.questionId,
      coveredEntityRef: subject?.entityRef,
      statement: input.statement,
      disclosedBy: writing.userRef,
      decidedAt: new Date(decision.decidedAt),
      now: writing.now,
      timeZone,
    });
    if ('problem' in judged) {
      const { field, message } = judged.problem;
      throw new InputError(`${field}: ${message}`);
    }
    return judged.gap;
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
