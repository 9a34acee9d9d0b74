import { DEPLOY_HEALTH_PROVIDER } from 'backstage-plugin-orr-common';
import { SourceDeployment } from 'backstage-plugin-orr-node';
import { DatabaseDeployHealthStore } from '../../database/deployHealth/DatabaseDeployHealthStore';
import { DatabaseDeploymentStore } from '../../database/deployHealth/DatabaseDeploymentStore';
import { StoredBinding } from '../../database/source/bindingRows';
import { AskCommits } from './AskCommits';
import { RulesInForce } from './RulesInForce';
import { AskOptions, SourceAsking, ToldBatch } from './SourceAsking';
import { SourceRecords } from './SourceRecords';
import { SourceRegistry } from './SourceRegistry';
import { deployRulesOf } from './sourceRules';

/** What has not ended by then is taken for abandoned: nobody will tell how it ended. */
const ASKED_AGAIN_MS = 7 * 86_400_000;
const MOST_UNFINISHED = 100;

function lastOf(records: SourceDeployment[]): string | undefined {
  const instants = records.map(({ sourceUpdatedAt }) =>
    Date.parse(sourceUpdatedAt),
  );
  const last = Math.max(...instants);
  return Number.isFinite(last) ? new Date(last).toISOString() : undefined;
}

/** Asks sources about deployments. @internal */
export class AskDeployments implements SourceAsking {
  readonly providers: string[];
  readonly #sources: SourceRegistry['deployments'];
  readonly #commits: AskCommits;
  readonly #deployHealth: DatabaseDeployHealthStore;
  readonly #deployments: DatabaseDeploymentStore;
  readonly #records: SourceRecords;
  readonly #rules: RulesInForce;

  constructor(options: {
    askCommits: AskCommits;
    sources: SourceRegistry;
    deployHealth: DatabaseDeployHealthStore;
    deployments: DatabaseDeploymentStore;
    sourceRecords: SourceRecords;
    rulesInForce: RulesInForce;
  }) {
    this.#sources = options.sources.deployments;
    this.#commits = options.askCommits;
    this.#deployHealth = options.deployHealth;
    this.#deployments = options.deployments;
    this.#records = options.sourceRecords;
    this.#rules = options.rulesInForce;
    this.providers = [...this.#sources.values()].flatMap(source =>
      source.list ? [source.id] : [],
    );
  }

  factProviders(): string[] {
    return [DEPLOY_HEALTH_PROVIDER.id];
  }

  async *ask(
    binding: StoredBinding,
    { now, ...options }: AskOptions,
  ): AsyncIterable<ToldBatch> {
    const source = this.#sources.get(binding.provider)!;
    const { provider, instance, key, cursor } = binding;
    const unfinished = await this.#deployments.listUnfinished({
      provider,
      bindingKey: key,
      limit: MOST_UNFINISHED,
    });
    const rules = deployRulesOf(binding, (await this.#rules.read()).deploys);
    const told = source.list!(binding, {
      ...options,
      cursor,
      unfinished,
      rules,
    });
    for await (const batch of told) {
      // Read again: a rule may have been made while the source was asked.
      const inForce = await this.#rules.read();
      const { records } = batch;
      yield {
        ...batch,
        lastRecordAt: lastOf(records),
        write: trx =>
          this.#records.putDeployments(
            trx,
            {
              provider,
              instance,
              bindingKey: key,
              now,
              records,
              observedVia: 'poll',
            },
            inForce,
          ),
      };
    }
  }

  async settle(
    binding: StoredBinding,
    options: Omit<AskOptions, 'since'>,
  ): Promise<boolean> {
    const { provider, key } = binding;
    const { now } = options;
    await this.#deployments.transaction(async trx => {
      const entityIds = await this.#deployments.abandon(trx, {
        provider,
        bindingKey: key,
        before: new Date(now.getTime() - ASKED_AGAIN_MS),
      });
      await this.#deployHealth.markDue(trx, entityIds, now);
    });
    return this.#commits.ask(binding, options);
  }
}
