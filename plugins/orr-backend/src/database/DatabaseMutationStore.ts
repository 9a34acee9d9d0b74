import { ConflictError } from '@backstage/errors';
import { canonicalJson, sha256Hex } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { forgetChanges } from '../changeTrail';
import { isDeadlock } from './isDeadlock';
import { Transaction } from './transaction';

interface MutationRow {
  user_ref: string;
  mutation_id: string;
  request_hash: string;
  response: string;
  created_at: string;
}

/** Names one write of one person. @internal */
export interface Mutation {
  userRef: string;
  mutationId: string;
  operation: string;
  /** What was asked, without the mutation id. */
  request: unknown;
}

/** Of a write that the database ended because another one waited for it. */
const ATTEMPTS = 3;

/**
 * Writes of several rows may come to wait for each other whatever their order is: the database ends one of them, and
 * nothing of it is left.
 */
async function retried<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) {
        throw error;
      }
      forgetChanges();
    }
  }
}

/**
 * Runs each named write once. A retry with the same id and request gets the stored result, whether the first attempt
 * finished before it, beside it, or lost its acknowledgement.
 *
 * @internal
 */
export class DatabaseMutationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Nothing is looked up beforehand: a retry is rare, and whatever stops it, at the latest its own stored result, leads
   * to that result. So what has changed since the first attempt does not turn its success into a refusal.
   */
  async run<T>(options: {
    mutation: Mutation;
    /** What the id is called where it was given. */
    named?: string;
    /** An id that was used before that may be used again. */
    forgottenBefore?: Date;
    now: Date;
    prepare: () => Promise<(trx: Transaction) => Promise<T>>;
  }): Promise<T> {
    const { mutation, named = 'mutationId', now, prepare } = options;
    const { forgottenBefore } = options;
    const requestHash = sha256Hex(
      canonicalJson({
        operation: mutation.operation,
        request: mutation.request,
      }),
    );
    try {
      return await retried(async () => {
        const write = await prepare();
        return this.#knex.transaction(async trx => {
          const result = await write(trx);
          if (forgottenBefore) {
            await this.#forget(trx, mutation, forgottenBefore);
          }
          await trx<MutationRow>('mutation').insert({
            user_ref: mutation.userRef,
            mutation_id: mutation.mutationId,
            request_hash: requestHash,
            response: JSON.stringify(result),
            created_at: now.toISOString(),
          });
          return result;
        });
      });
    } catch (error) {
      forgetChanges();
      const earlier = await this.#find<T>(mutation, requestHash, named);
      if (earlier) {
        return earlier.result;
      }
      throw error;
    }
  }

  /** Runs a write that has no name: whoever sends it again does it again. */
  async once<T>(
    prepare: () => Promise<(trx: Transaction) => Promise<T>>,
  ): Promise<T> {
    return retried(async () => {
      const write = await prepare();
      return this.#knex.transaction(write);
    });
  }

  /** Forgets mutations that nobody will retry any more. */
  async purge(options: { before: Date }): Promise<number> {
    return this.#knex<MutationRow>('mutation')
      .where('created_at', '<', options.before.toISOString())
      .delete();
  }

  async #forget(
    trx: Transaction,
    { userRef, mutationId }: Mutation,
    before: Date,
  ): Promise<void> {
    await trx<MutationRow>('mutation')
      .where({ user_ref: userRef, mutation_id: mutationId })
      .where('created_at', '<', before.toISOString())
      .delete();
  }

  async #find<T>(
    mutation: Mutation,
    requestHash: string,
    named: string,
  ): Promise<{ result: T } | undefined> {
    const row = await this.#knex<MutationRow>('mutation')
      .where({ user_ref: mutation.userRef, mutation_id: mutation.mutationId })
      .first();
    if (row && row.request_hash !== requestHash) {
      throw new ConflictError(`${named}: was used for another request before`);
    }
    return row && { result: JSON.parse(row.response) };
  }
}
