import { comparisonsOf, DeployHealthInput } from 'backstage-plugin-orr-common';
import {
  BindingComparison,
  DatabaseComparisonStore,
} from '../../database/deployHealth/DatabaseComparisonStore';
import { StoredDeployment } from '../../database/deployHealth/deploymentRows';
import { StoredBinding } from '../../database/source/bindingRows';
import { BoundSources } from './BoundSources';

type Commits = NonNullable<DeployHealthInput['commits']>;

const DAY_MS = 86_400_000;
/** A day more than rates look back over. */
const SINCE_MS = 91 * DAY_MS;

const keyOf = (item: Omit<BindingComparison, 'finishedAt'>) =>
  JSON.stringify([item.provider, item.bindingKey, item.base, item.head]);

/** Knows which commits each deployment to production brought, and writes down what has yet to be asked. @internal */
export class DeployedCommits {
  readonly #comparisons: DatabaseComparisonStore;
  readonly #sources: BoundSources;

  constructor(options: {
    boundSources: BoundSources;
    comparisons: DatabaseComparisonStore;
  }) {
    this.#comparisons = options.comparisons;
    this.#sources = options.boundSources;
  }

  /** By entity and revision. An entity none of whose sources knows commits has no entry. */
  async of(
    known: {
      deployments: ReadonlyMap<string, StoredDeployment[]>;
      bindings: ReadonlyMap<string, StoredBinding[]>;
    },
    now: Date,
  ): Promise<Map<string, Commits>> {
    const wanted = new Map<string, BindingComparison[]>();
    for (const [entityId, records] of known.deployments) {
      const bindings = known.bindings.get(entityId) ?? [];
      const comparisons = this.#wantedOf(records, bindings, now.toISOString());
      if (comparisons) {
        wanted.set(entityId, comparisons);
      }
    }
    const answered = await this.#answersTo([...wanted.values()].flat(), now);
    return new Map(
      [...wanted].map(([entityId, comparisons]): [string, Commits] => [
        entityId,
        Object.fromEntries(
          comparisons.flatMap(item => {
            const dates = answered.get(keyOf(item));
            return dates === undefined ? [] : [[item.head, dates]];
          }),
        ),
      ]),
    );
  }

  /** What is known, by key; what nobody was ever asked is written down. */
  async #answersTo(
    wanted: BindingComparison[],
    now: Date,
  ): Promise<Map<string, string[] | null | undefined>> {
    if (!wanted.length) {
      return new Map();
    }
    const found = await this.#comparisons.listSince(
      new Set(wanted.map(({ bindingKey }) => bindingKey)),
      new Date(now.getTime() - SINCE_MS).toISOString(),
    );
    const answers = new Map(
      found.map(item => [keyOf(item), item.authoredAt] as const),
    );
    const unknown = wanted.filter(item => !answers.has(keyOf(item)));
    await this.#comparisons.want([
      ...new Map(unknown.map(item => [keyOf(item), item])).values(),
    ]);
    return answers;
  }

  /** Of each repository by itself: what another one deployed lies on another line. */
  #wantedOf(
    records: StoredDeployment[],
    bindings: StoredBinding[],
    now: string,
  ): BindingComparison[] | undefined {
    const production = records.filter(({ tier }) => tier === 'production');
    const asked = bindings.filter(
      ({ kind, provider, key }) =>
        kind === 'deployments' &&
        this.#sources.knowCommits(provider) &&
        production.some(record => isOf(record, { provider, key })),
    );
    if (!asked.length) {
      return undefined;
    }
    const traits = this.#sources.traitsOf(production, bindings, now);
    return asked.flatMap(({ provider, key }) =>
      comparisonsOf(
        production.filter(record => isOf(record, { provider, key })),
        traits,
      ).map(item => ({
        ...item,
        provider,
        bindingKey: key,
      })),
    );
  }
}

function isOf(
  record: StoredDeployment,
  { provider, key }: { provider: string; key: string },
): boolean {
  return record.provider === provider && record.bindingKey === key;
}
