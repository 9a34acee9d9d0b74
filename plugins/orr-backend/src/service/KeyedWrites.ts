import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseMutationStore } from '../database/DatabaseMutationStore';
import { Transaction } from '../database/transaction';

/** As long as a key means the same call. */
const KEPT_MS = 24 * 60 * 60_000;

/** A call that machines may send again. @internal */
export interface KeyedCall {
  operation: string;
  /** What was asked. */
  request: unknown;
  /** The same in every attempt of one call; without it, nothing is remembered of it. */
  idempotencyKey?: string;
  credentials: BackstageCredentials;
}

/** Runs writes of machines and people, each once in a day under the key that the caller gave it. @internal */
export class KeyedWrites {
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

  /** `prepare` finds out what forbids the write; another attempt gets the first result without it. */
  async run<T>(
    call: KeyedCall,
    prepare: () => Promise<(trx: Transaction) => Promise<T>>,
  ): Promise<T> {
    const { operation, request, idempotencyKey, credentials } = call;
    if (idempotencyKey === undefined) {
      return this.#mutations.once(prepare);
    }
    const now = this.#clock.now();
    return this.#mutations.run({
      mutation: {
        userRef: this.#callerOf(credentials),
        mutationId: `idempotency-key:${idempotencyKey}`,
        operation,
        request,
      },
      named: 'idempotency-key',
      forgottenBefore: new Date(now.getTime() - KEPT_MS),
      now,
      prepare,
    });
  }

  #callerOf(credentials: BackstageCredentials): string {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    return this.#auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : '';
  }
}
