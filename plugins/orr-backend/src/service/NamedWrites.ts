import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseMutationStore } from '../database/DatabaseMutationStore';
import { Transaction } from '../database/transaction';
import { userRefOf } from './userRefOf';

/** Who writes, and when. @internal */
export interface Writing {
  userRef: string;
  now: Date;
}

/** Runs the writes of people, each once under the id that the caller gave it. Without one, whoever sends it again does it again. @internal */
export class NamedWrites {
  readonly #auth: AuthService;
  readonly #clock: OrrClock;
  readonly #mutations: DatabaseMutationStore;

  constructor(options: {
    auth: AuthService;
    clock: OrrClock;
    mutations: DatabaseMutationStore;
  }) {
    this.#auth = options.auth;
    this.#clock = options.clock;
    this.#mutations = options.mutations;
  }

  /** `prepare` finds out what forbids the write; a retry gets the first result without it. */
  async run<T>(
    operation: string,
    input: { mutationId?: string },
    credentials: BackstageCredentials,
    prepare: (writing: Writing) => Promise<(trx: Transaction) => Promise<T>>,
  ): Promise<T> {
    const userRef = userRefOf(this.#auth, credentials);
    const now = this.#clock.now();
    const { mutationId, ...request } = input;
    if (mutationId === undefined) {
      return this.#mutations.once(() => prepare({ userRef, now }));
    }
    return this.#mutations.run({
      mutation: { userRef, mutationId, operation, request },
      now,
      prepare: () => prepare({ userRef, now }),
    });
  }
}
