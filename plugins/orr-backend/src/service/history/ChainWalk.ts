import {
  beginChain,
  ChainBreak,
  endChain,
  followChain,
  HistoryVerification,
} from 'backstage-plugin-orr-common';
import { DatabaseHistoryChains } from '../../database/DatabaseHistoryChains';
import { StoredHead } from '../../database/historyRows';

const HEADS_PAGE = 200;
const ENTRIES_PAGE = 500;
const MAX_TOLD = 100;
/** How often a chain that grew while it was followed is followed again. */
const ATTEMPTS = 3;

type Found = Omit<HistoryVerification, 'at'>;

/** Follows the chains of the history, a page at a time, and tells where one is broken. @internal */
export class ChainWalk {
  readonly #chains: DatabaseHistoryChains;

  constructor(options: { historyChains: DatabaseHistoryChains }) {
    this.#chains = options.historyChains;
  }

  /** Follows every chain from its beginning and changes nothing. */
  async verifyAll(now: Date): Promise<HistoryVerification> {
    const found = await this.#walk({ grownOnly: false });
    return { at: now.toISOString(), ...found };
  }

  /** Follows what was added since the last time, and notes how far it holds. */
  async verifyGrown(now: Date, signal?: AbortSignal) {
    const found = await this.#walk({ grownOnly: true, signal });
    return { at: now.toISOString(), ...found };
  }

  async #walk(options: {
    grownOnly: boolean;
    signal?: AbortSignal;
  }): Promise<Found> {
    const { grownOnly, signal } = options;
    const found: Found = await this.#headless();
    let after: StoredHead | undefined;
    do {
      const heads = await this.#chains.listHeads({
        after,
        limit: HEADS_PAGE,
        grownOnly,
      });
      for (const head of heads) {
        await this.#verifyOne(head, grownOnly, found);
      }
      after = heads[HEADS_PAGE - 1];
    } while (after && !signal?.aborted);
    return found;
  }

  async #headless(): Promise<Found> {
    const headless = await this.#chains.listHeadless(MAX_TOLD);
    return {
      chains: headless.length,
      entries: 0,
      brokenChains: headless.length,
      broken: headless.map(key => ({ ...key, seq: 1, problem: 'end' })),
    };
  }

  async #verifyOne(
    listed: StoredHead,
    grownOnly: boolean,
    found: Found,
  ): Promise<void> {
    let head = listed;
    let broken = await this.#follow(head, grownOnly);
    for (let attempt = 1; broken && attempt < ATTEMPTS; attempt += 1) {
      const again = await this.#chains.getHead(head);
      // Erasing may have come between: it empties entries and adds the one that says so.
      if (!again || again.seq === head.seq) {
        break;
      }
      head = again;
      broken = await this.#follow(head, grownOnly);
    }
    found.chains += 1;
    found.entries += head.seq - (grownOnly ? head.verifiedSeq : 0);
    if (broken) {
      found.brokenChains += 1;
      if (found.broken.length < MAX_TOLD) {
        const { aggregateType, aggregateId } = head;
        found.broken.push({ aggregateType, aggregateId, ...broken });
      }
    } else if (grownOnly) {
      await this.#chains.noteVerified(head);
    }
  }

  async #follow(
    head: StoredHead,
    grownOnly: boolean,
  ): Promise<ChainBreak | undefined> {
    let progress = beginChain(
      grownOnly ? await this.#verifiedEnd(head) : undefined,
    );
    let read: number;
    do {
      const limit = Math.min(ENTRIES_PAGE, head.seq - progress.seq);
      const entries =
        limit > 0
          ? await this.#chains.readEntries(head, { after: progress.seq, limit })
          : [];
      progress = entries.reduce(followChain, progress);
      read = entries.length;
    } while (read === ENTRIES_PAGE && !progress.broken);
    return endChain(progress, head);
  }

  async #verifiedEnd(head: StoredHead) {
    const [entry] = head.verifiedSeq
      ? await this.#chains.readEntries(head, {
          after: head.verifiedSeq - 1,
          limit: 1,
        })
      : [];
    return entry && { seq: head.verifiedSeq, digest: entry.entryDigest };
  }
}
