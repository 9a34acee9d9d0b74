import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  ComparedCommits,
  DeploymentSource,
  isSourceError,
} from 'backstage-plugin-orr-node';
import {
  BindingComparison,
  DatabaseComparisonStore,
} from '../../database/deployHealth/DatabaseComparisonStore';
import { DatabaseDeployHealthStore } from '../../database/deployHealth/DatabaseDeployHealthStore';
import { StoredBinding } from '../../database/source/bindingRows';
import { DatabaseEntityBindingStore } from '../../database/source/DatabaseEntityBindingStore';
import { Transaction } from '../../database/transaction';
import { authorDates } from './normalRecords';
import { AskOptions } from './SourceAsking';
import { SourceRegistry } from './SourceRegistry';

/** In one round, whatever its budget is. */
const MOST_ASKED = 200;

/**
 * Asks sources which commits deployments brought, with the requests that are left of a round. That nobody answers it is no fault
 * of what was told before: it is asked again in the next round.
 *
 * @internal
 */
export class AskCommits {
  readonly #comparisons: DatabaseComparisonStore;
  readonly #deployHealth: DatabaseDeployHealthStore;
  readonly #entityBindings: DatabaseEntityBindingStore;
  readonly #logger: LoggerService;
  readonly #sources: SourceRegistry['deployments'];

  constructor(options: {
    comparisons: DatabaseComparisonStore;
    deployHealth: DatabaseDeployHealthStore;
    entityBindings: DatabaseEntityBindingStore;
    logger: LoggerService;
    sources: SourceRegistry;
  }) {
    this.#comparisons = options.comparisons;
    this.#deployHealth = options.deployHealth;
    this.#entityBindings = options.entityBindings;
    this.#logger = options.logger;
    this.#sources = options.sources.deployments;
  }

  /** Answers whether it got on and has more to ask: then it is worth going on at once. */
  async ask(
    binding: StoredBinding,
    options: Omit<AskOptions, 'since'>,
  ): Promise<boolean> {
    const source = this.#sources.get(binding.provider);
    if (!source?.compare) {
      return false;
    }
    const wanted = await this.#comparisons.listWanted({
      provider: binding.provider,
      bindingKey: binding.key,
      limit: MOST_ASKED,
    });
    let answered = 0;
    for (const comparison of wanted) {
      const compared = await this.#compare(source, binding, {
        ...options,
        ...comparison,
      });
      if (!compared) {
        return false;
      }
      if (compared.state === 'later') {
        break;
      }
      await this.#keep(binding, comparison, {
        authoredAt:
          compared.state === 'compared'
            ? authorDates(compared.authoredAt) ?? null
            : null,
        now: options.now,
      });
      answered += 1;
    }
    return answered > 0 && wanted.length > answered;
  }

  /** Undefined where it did not work: then the next round is soon enough. */
  async #compare(
    source: DeploymentSource,
    binding: StoredBinding,
    wanted: BindingComparison & Omit<AskOptions, 'since'>,
  ): Promise<ComparedCommits | undefined> {
    const { base, head, signal, budget } = wanted;
    try {
      return await source.compare!(binding, { base, head, signal, budget });
    } catch (error) {
      if (!isSourceError(error)) {
        // What else such an error says may be what the source answered.
        this.#logger.error(
          `${binding.provider} threw ${toError(error).name} for commits of ${
            binding.key
          }`,
        );
        return undefined;
      }
      return ['not-found', 'bad-response'].includes(error.problem)
        ? { state: 'incomparable' }
        : undefined;
    }
  }

  async #keep(
    { kind, provider, key }: StoredBinding,
    comparison: BindingComparison,
    { authoredAt, now }: { authoredAt: string[] | null; now: Date },
  ): Promise<void> {
    await this.#entityBindings.transaction(async (trx: Transaction) => {
      await this.#comparisons.put(trx, comparison, {
        authoredAt,
        askedAt: now.toISOString(),
      });
      const found = await this.#entityBindings.listEntities(
        { kind, provider },
        [key],
        trx,
      );
      const entityIds = (found.get(key) ?? []).map(({ id }) => id);
      await this.#deployHealth.markDue(trx, entityIds, now);
    });
  }
}
