import {
  DEPLOY_HEALTH_PROVIDER,
  INCIDENTS_PROVIDER,
} from 'backstage-plugin-orr-common';
import { IncidentBatch } from 'backstage-plugin-orr-node';
import { StoredBinding } from '../../database/source/bindingRows';
import { AskOptions, SourceAsking, ToldBatch } from './SourceAsking';
import { SourceRecords } from './SourceRecords';
import { SourceRegistry } from './SourceRegistry';

function lastOf({ incidents, alerts }: IncidentBatch): string | undefined {
  const last = Math.max(
    ...[...incidents, ...alerts].map(({ sourceUpdatedAt }) =>
      Date.parse(sourceUpdatedAt),
    ),
  );
  return Number.isFinite(last) ? new Date(last).toISOString() : undefined;
}

/** Asks sources about incidents and alerts. @internal */
export class AskIncidents implements SourceAsking {
  readonly providers: string[];
  readonly #sources: SourceRegistry['incidents'];
  readonly #records: SourceRecords;

  constructor(options: {
    sources: SourceRegistry;
    sourceRecords: SourceRecords;
  }) {
    this.#sources = options.sources.incidents;
    this.#records = options.sourceRecords;
    this.providers = [...this.#sources.values()].flatMap(source =>
      source.list ? [source.id] : [],
    );
  }

  /** What had to be put right is told by incidents. */
  factProviders(): string[] {
    return [DEPLOY_HEALTH_PROVIDER.id, INCIDENTS_PROVIDER.id];
  }

  async *ask(
    binding: StoredBinding,
    { now, ...options }: AskOptions,
  ): AsyncIterable<ToldBatch> {
    const source = this.#sources.get(binding.provider)!;
    const { provider, instance, key: bindingKey, cursor } = binding;
    for await (const batch of source.list!(binding, { ...options, cursor })) {
      const { incidents, alerts } = batch;
      yield {
        ...batch,
        lastRecordAt: lastOf(batch),
        write: trx =>
          this.#records.putIncidents(trx, {
            provider,
            instance,
            bindingKey,
            now,
            incidents,
            alerts,
          }),
      };
    }
  }
}
