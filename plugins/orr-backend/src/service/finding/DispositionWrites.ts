import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  FindingDisposition,
  HistoryAction,
  HistoryFacts,
  ReviewState,
} from 'backstage-plugin-orr-common';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog, Telling } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import {
  StoredDisposition,
  toFindingDisposition,
} from '../../database/dispositionRows';
import { reviewHistoryOf, StoredReview } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { Writing } from '../NamedWrites';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { LoadedReview } from '../review/LoadedReview';
import { TicketLinks } from '../ticket/TicketLinks';
import { findingMessages } from './dispositionMessages';

/** @internal */
export interface DispositionWritesOptions {
  dispositions: DatabaseDispositionStore;
  entities: DatabaseEntityStore;
  reviews: DatabaseReviewStore;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  projector: ReadinessProjector;
  subjects: ReviewSubjects;
  ticketLinks: TicketLinks;
}

/** What a disposition becomes, how that is kept and whom it is told. @internal */
export interface DispositionChange {
  after: StoredDisposition;
  act: string;
  action: HistoryAction;
  facts?: HistoryFacts;
  words?: Record<string, unknown>;
  messages?: OutboxMessage[];
  /** Whether standings may rest on it. */
  movesStanding?: boolean;
  /** Whether it may name another ticket than before. */
  relinks?: boolean;
}

/** A change of one that there is. @internal */
export interface DispositionMove {
  loaded: LoadedReview;
  /** The review whose decision is in force, where the change looks at that. */
  inForce?: LoadedReview;
  input: { dispositionId: string; revision: number };
  writing: Writing;
  /** Decides once everything is locked what becomes of it; throws where nothing can. */
  change: (before: StoredDisposition) => Promise<DispositionChange>;
}

/** The states of a review in which its gaps can be disposed of: while it runs, and while its decision is in force. */
const DISPOSABLE: readonly ReviewState[] = [
  'inProgress',
  'changesRequested',
  'submitted',
  'decided',
];

/** Whether something may be proposed or decided in a review in this state. @internal */
export function isDisposable(state: ReviewState): boolean {
  return DISPOSABLE.includes(state);
}

/** Refuses where the review is over. @internal */
export function requireDisposable({ state }: StoredReview): void {
  if (!isDisposable(state)) {
    throw new ConflictError(
      'The review is no longer the present one: propose it in the one that is',
    );
  }
}

/** What an entry of the history says of a disposition, whatever was done to it. @internal */
export function tellingOf(
  disposition: StoredDisposition,
  { review }: LoadedReview,
): Pick<
  Telling,
  'aggregateType' | 'aggregateId' | 'entityId' | 'subject' | 'facts'
> {
  const { coveredEntityId, questionId, type, level } = disposition;
  return {
    ...reviewHistoryOf(review),
    // What is about one of the entities is not told of the others.
    ...(coveredEntityId && { entityId: coveredEntityId }),
    subject: questionId,
    facts: { disposition: type, level },
  };
}

/** Changes dispositions, and moves the standing with them. The rows of review and entities keep other writers away. @internal */
export class DispositionWrites {
  readonly #options: DispositionWritesOptions;

  constructor(options: DispositionWritesOptions) {
    this.#options = options;
  }

  /** The review as it is then; reviews by id first, then what they are about by id. */
  async lock(
    trx: Transaction,
    loaded: LoadedReview,
    inForce?: LoadedReview,
  ): Promise<{ review: StoredReview; entityIds: string[] }> {
    const { reviews, entities, subjects } = this.#options;
    const ids = [loaded.review.id, inForce?.review.id ?? loaded.review.id];
    const locked = new Map<string, StoredReview>();
    for (const id of [...new Set(ids)].sort()) {
      locked.set(id, await reviews.lock(trx, id));
    }
    const entityIds = new Set<string>();
    for (const review of locked.values()) {
      const about = await subjects.idsOf(review, trx);
      about.forEach(id => entityIds.add(id));
    }
    await entities.lock(
      trx,
      ...new Set([loaded.review.entityId, ...entityIds]),
    );
    return {
      review: locked.get(loaded.review.id)!,
      entityIds: [...entityIds].sort(),
    };
  }

  async move(
    trx: Transaction,
    move: DispositionMove,
  ): Promise<FindingDisposition> {
    const { dispositions, projector } = this.#options;
    const { loaded, inForce, input, writing, change } = move;
    const { entityIds } = await this.lock(trx, loaded, inForce);
    const before = await dispositions.get(input.dispositionId, trx);
    if (!before) {
      throw new NotFoundError(`No disposition ${input.dispositionId}`);
    }
    if (before.revision !== input.revision) {
      throw new ConflictError(
        'revision: it was changed meanwhile; load it again',
      );
    }
    const made = await change(before);
    const after = { ...made.after, revision: before.revision + 1 };
    await this.keep(trx, { ...made, after }, { loaded, writing });
    if (made.movesStanding) {
      await projector.recompute({ entityIds, now: writing.now, trx });
    }
    return toFindingDisposition(after);
  }

  /** Writes it as it is after a change, and tells of that. */
  async keep(
    trx: Transaction,
    { after, relinks, ...change }: DispositionChange,
    { loaded, writing }: Pick<DispositionMove, 'loaded' | 'writing'>,
  ): Promise<void> {
    const { dispositions, historyLog, outbox, ticketLinks } = this.#options;
    const { act, action, facts, words, messages = [] } = change;
    const { userRef, now } = writing;
    const at = now.toISOString();
    const telling = tellingOf(after, loaded);
    await dispositions.update(trx, after);
    if (relinks) {
      await ticketLinks.relink(trx, after, now);
    }
    await historyLog.append(trx, {
      ...telling,
      at,
      action,
      facts: { ...telling.facts, ...facts },
      actorRef: userRef,
      words,
    });
    await outbox.add(
      trx,
      [
        ...findingMessages(loaded, after, { act, at, actorRef: userRef }),
        ...messages,
      ],
      now,
    );
  }

  /** Writes new ones of one review, in a number of statements that does not grow with them. */
  async insert(
    trx: Transaction,
    added: StoredDisposition[],
    options: {
      loaded: LoadedReview;
      writing: Writing;
      messages: OutboxMessage[];
    },
  ): Promise<void> {
    const { dispositions, historyLog, outbox, ticketLinks } = this.#options;
    const { loaded, writing, messages } = options;
    const { userRef, now } = writing;
    const at = now.toISOString();
    await dispositions.insert(trx, added);
    for (const named of added.filter(({ url }) => url !== undefined)) {
      await ticketLinks.relink(trx, named, now);
    }
    await historyLog.appendAll(
      trx,
      added.map(disposition => {
        const telling = tellingOf(disposition, loaded);
        const { until, text, url } = disposition;
        return {
          ...telling,
          at,
          action: 'disposition.proposed' as const,
          facts: { ...telling.facts, until },
          actorRef: userRef,
          words: { text, url: url ?? null },
        };
      }),
    );
    await outbox.add(
      trx,
      [
        ...added.flatMap(disposition =>
          findingMessages(loaded, disposition, {
            act: 'propose',
            at,
            actorRef: userRef,
          }).filter(
            ({ channel }) => channel === 'event' || disposition === added[0],
          ),
        ),
        ...messages,
      ],
      now,
    );
  }
}
