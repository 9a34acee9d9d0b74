import { DatabaseMutationStore } from '../database/DatabaseMutationStore';

/** How long a lost acknowledgement can still be asked for again. */
const KEPT_MS = 14 * 24 * 60 * 60_000;

/** Forgets the results of writes that nobody will retry any more. @internal */
export class MutationPurge {
  readonly #mutations: DatabaseMutationStore;

  constructor(options: { mutations: DatabaseMutationStore }) {
    this.#mutations = options.mutations;
  }

  async runOnce(now: Date): Promise<number> {
    return this.#mutations.purge({ before: new Date(now.getTime() - KEPT_MS) });
  }
}
