import { DatabaseInboxBounds } from '../database/source/DatabaseInboxBounds';
import { Inbox } from '../service/inbox/Inbox';
import { InboxTopics } from '../service/inbox/InboxTopics';

const DAY_MS = 24 * 60 * 60_000;
/** The same event is known again as long as that. */
const DONE_MS = 3 * DAY_MS;
/** Long enough for somebody to see that a sender is not understood. */
const REFUSED_MS = 14 * DAY_MS;
const BATCH = 1_000;

/** Forgets events that ended long ago, and keeps every topic within its bounds. @internal */
export class InboxPurge {
  readonly #bounds: DatabaseInboxBounds;
  readonly #inbox: Inbox;
  readonly #topics: InboxTopics;

  constructor(options: {
    inboxBounds: DatabaseInboxBounds;
    eventInbox: Inbox;
    inboxTopics: InboxTopics;
  }) {
    this.#bounds = options.inboxBounds;
    this.#inbox = options.eventInbox;
    this.#topics = options.inboxTopics;
  }

  /** Answers how many were forgotten for their age. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    let forgotten = 0;
    let deleted = BATCH;
    while (deleted >= BATCH && !signal?.aborted) {
      deleted = await this.#bounds.purge({
        doneBefore: new Date(now.getTime() - DONE_MS),
        refusedBefore: new Date(now.getTime() - REFUSED_MS),
        limit: BATCH,
      });
      forgotten += deleted;
    }
    for (const topic of signal?.aborted ? [] : this.#topics.list()) {
      await this.#inbox.trim(topic);
    }
    return forgotten;
  }
}
