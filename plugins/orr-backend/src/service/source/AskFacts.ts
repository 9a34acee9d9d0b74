import { DatabaseFactStore } from '../../database/facts/DatabaseFactStore';
import { StoredBinding } from '../../database/source/bindingRows';
import { DatabaseEntityBindingStore } from '../../database/source/DatabaseEntityBindingStore';
import { AskOptions, SourceAsking, ToldBatch } from './SourceAsking';
import { SourceRegistry } from './SourceRegistry';

/** Asks providers for facts. @internal */
export class AskFacts implements SourceAsking {
  readonly providers: string[];
  readonly #sources: SourceRegistry['facts'];
  readonly #entityBindings: DatabaseEntityBindingStore;
  readonly #facts: DatabaseFactStore;

  constructor(options: {
    sources: SourceRegistry;
    entityBindings: DatabaseEntityBindingStore;
    factReadings: DatabaseFactStore;
  }) {
    this.#sources = options.sources.facts;
    this.#entityBindings = options.entityBindings;
    this.#facts = options.factReadings;
    this.providers = [...this.#sources.keys()];
  }

  factProviders({ provider }: StoredBinding): string[] {
    return [provider];
  }

  async *ask(
    binding: StoredBinding,
    { now, ...options }: AskOptions,
  ): AsyncIterable<ToldBatch> {
    const { provider, key } = binding;
    const readings = await this.#sources.get(provider)!.read(binding, options);
    const observed = readings.map(({ observedAt }) => observedAt).sort();
    yield {
      done: true,
      lastRecordAt: observed.at(-1),
      write: async trx => {
        const entities = await this.#entityBindings.listEntities(
          { kind: 'facts', provider },
          [key],
          trx,
        );
        const ids = (entities.get(key) ?? []).map(({ id }) => id);
        await this.#facts.record(trx, ids, provider, readings, now);
      },
    };
  }
}
