import { DatabaseFactStore } from '../../database/facts/DatabaseFactStore';
import { StoredBinding } from '../../database/source/bindingRows';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import { DatabaseEntityBindingStore } from '../../database/source/DatabaseEntityBindingStore';
import { Transaction } from '../../database/transaction';

/** Tells facts that rest on a source whether it can be asked: what it has said last stays for a while, with its date. @internal */
export class FactsOfSources {
  readonly #bindings: DatabaseBindingStore;
  readonly #entityBindings: DatabaseEntityBindingStore;
  readonly #facts: DatabaseFactStore;

  constructor(options: {
    bindings: DatabaseBindingStore;
    entityBindings: DatabaseEntityBindingStore;
    factReadings: DatabaseFactStore;
  }) {
    this.#bindings = options.bindings;
    this.#entityBindings = options.entityBindings;
    this.#facts = options.factReadings;
  }

  async noteFailure(
    trx: Transaction,
    binding: StoredBinding,
    failed: { factProviders: string[]; message: string; now: Date },
  ): Promise<void> {
    const entityIds = await this.#entitiesOf(trx, binding);
    for (const provider of failed.factProviders) {
      await this.#facts.noteFailure(
        trx,
        entityIds,
        provider,
        failed.message,
        failed.now,
      );
    }
  }

  /** Of entities that have nothing else that fails. */
  async noteRecovery(
    trx: Transaction,
    binding: StoredBinding,
    factProviders: string[],
  ): Promise<void> {
    const entityIds = await this.#entitiesOf(trx, binding);
    const failing = await this.#bindings.listFailing(
      trx,
      entityIds,
      // What is computed rests on deployments and incidents together.
      binding.kind === 'facts'
        ? { kinds: ['facts'], provider: binding.provider }
        : { kinds: ['deployments', 'incidents'] },
    );
    const recovered = entityIds.filter(id => !failing.has(id));
    for (const provider of factProviders) {
      await this.#facts.noteRecovery(trx, recovered, provider);
    }
  }

  async #entitiesOf(
    trx: Transaction,
    binding: StoredBinding,
  ): Promise<string[]> {
    const found = await this.#entityBindings.listEntities(
      binding,
      [binding.key],
      trx,
    );
    return (found.get(binding.key) ?? []).map(({ id }) => id);
  }
}
