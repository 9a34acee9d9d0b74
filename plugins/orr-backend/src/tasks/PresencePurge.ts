import { DatabasePresenceStore } from '../database/DatabasePresenceStore';

/** Forgets who was in a review and left without a word. @internal */
export class PresencePurge {
  readonly #presence: DatabasePresenceStore;

  constructor(options: { presence: DatabasePresenceStore }) {
    this.#presence = options.presence;
  }

  async runOnce(now: Date): Promise<number> {
    return this.#presence.purge({ before: now });
  }
}
