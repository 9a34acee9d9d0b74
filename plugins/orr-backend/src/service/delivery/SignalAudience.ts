import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabasePresenceStore } from '../../database/DatabasePresenceStore';

/** Finds out who is to hear a signal about a review: whoever has it open when it is delivered. @internal */
export class SignalAudience {
  readonly #presence: DatabasePresenceStore;
  readonly #clock: OrrClock;

  constructor(options: { presence: DatabasePresenceStore; clock: OrrClock }) {
    this.#presence = options.presence;
    this.#clock = options.clock;
  }

  /** User refs, each once. Who caused it knows of it, unless they have the review open on a second page. */
  async resolve(audience: {
    presentIn: string;
    actorRef?: string;
  }): Promise<string[]> {
    const { presentIn, actorRef } = audience;
    const sessions = await this.#presence.list({
      reviewId: presentIn,
      now: this.#clock.now(),
    });
    const refs = sessions.map(({ userRef }) => userRef);
    const ownPages = refs.filter(ref => ref === actorRef).length;
    return [...new Set(refs)].filter(ref => ref !== actorRef || ownPages > 1);
  }
}
