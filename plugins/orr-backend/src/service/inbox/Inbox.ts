import { canonicalJson } from 'backstage-plugin-orr-common';
import { DatabaseInboxBounds } from '../../database/source/DatabaseInboxBounds';
import { DatabaseInboxStore } from '../../database/source/DatabaseInboxStore';
import { InboxVia, ReceivedEvent } from '../../database/source/InboxEvent';
import { Transaction } from '../../database/transaction';

/** More than any event that was seen; GitHub sends up to 25 MB, and never about deployments. */
const MOST_BYTES = 1_048_576;
/** Of one topic. Whoever sends more has told enough to be asked instead. */
export const MOST_WAITING = 5_000;
const MOST_ENDED = 10_000;
/** A topic is looked at once in so many events, so that taking one in stays a single statement. */
const LOOK_EVERY = 500;

/** An event as somebody sends it. @internal */
export interface SentEvent {
  topic: string;
  payload: unknown;
  via: InboxVia;
  verified: boolean;
}

/** Takes in what systems tell by themselves, quickly: what it means is found out later. @internal */
export class Inbox {
  readonly #store: DatabaseInboxStore;
  readonly #bounds: DatabaseInboxBounds;
  readonly #addedSince = new Map<string, number>();
  #onReceived: () => void = () => {};

  constructor(options: {
    inbox: DatabaseInboxStore;
    inboxBounds: DatabaseInboxBounds;
  }) {
    this.#store = options.inbox;
    this.#bounds = options.inboxBounds;
  }

  /** Hears of what was received on this replica; one listener is enough. */
  listen(onReceived: () => void): void {
    this.#onReceived = onReceived;
  }

  /** Takes one in by one statement. What is too large is counted and not kept. */
  async receive(event: SentEvent, now: Date): Promise<void> {
    const received = this.toReceived(event);
    if (!received) {
      await this.#bounds.countTooLarge(event.topic, now);
      return;
    }
    if (await this.#store.add([received], now)) {
      await this.noteAdded(event.topic, 1);
    }
  }

  /** As it is kept; undefined where it is too large. */
  toReceived({ payload, ...sent }: SentEvent): ReceivedEvent | undefined {
    let text: string;
    try {
      text = canonicalJson(payload);
    } catch (error) {
      if (error instanceof RangeError) {
        // Nested deeper than the stack allows.
        return undefined;
      }
      throw error;
    }
    return Buffer.byteLength(text) > MOST_BYTES ? undefined : { ...sent, text };
  }

  /** Takes several in, within the transaction of whoever calls; answers how many were not there yet. */
  async add(
    trx: Transaction,
    events: ReceivedEvent[],
    now: Date,
  ): Promise<number> {
    return this.#store.add(events, now, trx);
  }

  /** To be called once events were committed. */
  async noteAdded(topic: string, count: number): Promise<void> {
    const added = (this.#addedSince.get(topic) ?? 0) + count;
    this.#addedSince.set(topic, added % LOOK_EVERY);
    if (added >= LOOK_EVERY) {
      await this.trim(topic);
    }
    this.nudge();
  }

  /** Lets what waits be worked off at once. */
  nudge(): void {
    this.#onReceived();
  }

  /** Keeps what waits of a topic, and what ended, within bounds. */
  async trim(topic: string): Promise<void> {
    await this.#bounds.trim(topic, {
      waiting: MOST_WAITING,
      ended: MOST_ENDED,
    });
  }
}
