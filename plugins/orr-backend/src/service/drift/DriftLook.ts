import {
  ContradictionEvent,
  followContradictions,
  HistoryAction,
  responseDueOn,
} from 'backstage-plugin-orr-common';
import { randomUUID } from 'node:crypto';
import { DatabaseHistoryLog, Telling } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredContradiction } from '../../database/drift/contradictionRows';
import { DatabaseContradictionStore } from '../../database/drift/DatabaseContradictionStore';
import {
  DatabaseDriftLookStore,
  DueDrift,
} from '../../database/drift/DatabaseDriftLookStore';
import { Transaction } from '../../database/transaction';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import {
  contradictionIgnoredMessages,
  contradictionOpenedMessages,
  SpokenContradiction,
} from './contradictionMessages';
import { DecidedDrift, DriftSignals } from './DriftSignals';

const DAY_MS = 86_400_000;

/** What stands in the history; the rest is only kept. */
const ACTIONS: Partial<Record<ContradictionEvent, HistoryAction>> = {
  opened: 'contradiction.opened',
  returned: 'contradiction.returned',
  ignored: 'contradiction.ignored',
  ended: 'contradiction.ended',
};

interface Moved {
  contradiction: StoredContradiction;
  events: ContradictionEvent[];
}

/** @internal */
export interface DriftLookOptions {
  contradictions: DatabaseContradictionStore;
  driftLooks: DatabaseDriftLookStore;
  driftSignals: DriftSignals;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  programme: DatabaseProgrammeStore;
  projector: ReadinessProjector;
  reviews: DatabaseReviewStore;
  persistDays: number;
  windowDays: number;
  timeZone: string;
}

/**
 * Holds decisions against signals and keeps what comes of it: what is new, what has lasted, what nobody answered, what is
 * over. Each decision has a transaction of its own.
 *
 * @internal
 */
export class DriftLook {
  readonly #options: DriftLookOptions;

  constructor(options: DriftLookOptions) {
    this.#options = options;
  }

  /** Answers how many contradictions people were asked about, or that were over. */
  async run(due: DueDrift[], now: Date): Promise<number> {
    const { contradictions, driftSignals } = this.#options;
    let count = 0;
    for (const decided of await driftSignals.read(due, now)) {
      count += await contradictions.transaction(trx =>
        this.#look(trx, decided, now),
      );
    }
    return count;
  }

  async #look(
    trx: Transaction,
    decided: DecidedDrift,
    now: Date,
  ): Promise<number> {
    const { contradictions, driftLooks, projector } = this.#options;
    const { due, entity, dependencies } = decided;
    const { added, moved, nextLookAt } = await this.#follow(trx, decided, now);
    await contradictions.insert(
      trx,
      added.map(({ contradiction }) => contradiction),
    );
    for (const { contradiction } of moved) {
      await contradictions.update(trx, contradiction);
    }
    const told = [...added, ...moved].filter(isTold);
    if (told.length) {
      await this.#tell(trx, decided, told, now);
      await projector.recompute({ entityIds: [entity.id], now, trx });
    }
    // After the entity is locked, as whoever stores what facts say does it.
    await driftLooks.put(trx, { ...due, dependencies, nextDueAt: nextLookAt });
    return told.length;
  }

  async #follow(trx: Transaction, decided: DecidedDrift, now: Date) {
    const { persistDays, windowDays, timeZone } = this.#options;
    const { due, decision, drift, disclosedQuestionIds } = decided;
    const { added, ...followed } = followContradictions({
      decisionId: decision.id,
      known: await this.#lockKnown(trx, decided, now),
      drift: due.isAsked ? drift : { found: [], silent: [] },
      endOf: questionId => {
        if (!due.isAsked) {
          return 'notAsked';
        }
        return disclosedQuestionIds.includes(questionId)
          ? 'disclosed'
          : 'signalAgrees';
      },
      persistDays,
      windowDays,
      now,
      timeZone,
    });
    return {
      ...followed,
      added: added.map(
        ({ contradiction, events }): Moved => ({
          events,
          contradiction: {
            ...contradiction,
            id: randomUUID(),
            entityId: due.entityId,
            reviewId: decision.reviewId,
            checklistId: due.checklistId,
          },
        }),
      ),
    };
  }

  /** What is known, with the reviews that it is about kept from other writers, always in the same order. */
  async #lockKnown(
    trx: Transaction,
    { due, decision }: DecidedDrift,
    now: Date,
  ): Promise<StoredContradiction[]> {
    const { contradictions, reviews } = this.#options;
    const about = {
      entityId: due.entityId,
      checklistId: due.checklistId,
      endedSince: new Date(now.getTime() - DAY_MS).toISOString(),
    };
    const before = await contradictions.listRecent(trx, about);
    const reviewIds = new Set([
      decision.reviewId,
      ...before.map(({ reviewId }) => reviewId),
    ]);
    for (const reviewId of [...reviewIds].sort()) {
      await reviews.lock(trx, reviewId);
    }
    return contradictions.listRecent(trx, about);
  }

  async #tell(
    trx: Transaction,
    decided: DecidedDrift,
    told: Moved[],
    now: Date,
  ): Promise<void> {
    const { historyLog, outbox, programme } = this.#options;
    const ownerRef = (await programme.get(trx))?.document.ownerRef;
    await historyLog.appendAll(
      trx,
      told.flatMap(moved => tellingsOf(moved, now)),
    );
    await outbox.add(
      trx,
      told.flatMap(moved => this.#messagesOf(decided, moved, ownerRef)),
      now,
    );
  }

  #messagesOf(
    { entity, checklist }: DecidedDrift,
    { contradiction, events }: Moved,
    programmeOwnerRef: string | undefined,
  ): OutboxMessage[] {
    const about: SpokenContradiction = { contradiction, entity, checklist };
    const { openedAt, response, look } = contradiction;
    if (events.includes('ignored')) {
      return contradictionIgnoredMessages(about, programmeOwnerRef);
    }
    return events.includes('opened')
      ? contradictionOpenedMessages(
          about,
          responseDueOn({ openedAt: openedAt!, response, look }, this.#options),
        )
      : [];
  }
}

/** Of what nobody was asked about, nobody hears that it is over. */
function isTold({ contradiction, events }: Moved): boolean {
  return (
    contradiction.openedAt !== undefined &&
    events.some(event => ACTIONS[event] !== undefined)
  );
}

function tellingsOf({ contradiction, events }: Moved, now: Date): Telling[] {
  const { reviewId, entityId, questionId, signal, endedWhy } = contradiction;
  return events.flatMap(event => {
    const action = ACTIONS[event];
    return action
      ? [
          {
            aggregateType: 'review' as const,
            aggregateId: reviewId,
            entityId,
            at: now.toISOString(),
            action,
            subject: questionId,
            facts: {
              cause: signal.cause,
              // Who reads of the entity may not see what it depends on.
              ...(signal.cause === 'factNotMet' && {
                causeKey: signal.causeKey,
              }),
              ...(event === 'ended' && { ended: endedWhy }),
            },
          },
        ]
      : [];
  });
}
