import { Entity } from '@backstage/catalog-model';
import { FactDefinition, FactReading } from 'backstage-plugin-orr-common';
import {
  FactProvider,
  OrrClock,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceError,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import { ArgocdApplication } from './argocdApplication';
import { ArgocdInstances, ArgocdInstancesOptions } from './ArgocdInstances';

/** From the best to the worst, as Argo CD itself puts several of them together; what it does not know comes last. */
const HEALTH = ['Healthy', 'Suspended', 'Progressing', 'Missing', 'Degraded'];
const SYNC = ['Synced', 'OutOfSync'];

const FACTS = [
  {
    id: 'argocd.health',
    title: 'Health in Argo CD',
    description:
      'The health of the application as Argo CD sees it now. Of several applications, the worst.',
    statuses: HEALTH,
    statusOf: ({ status }: ArgocdApplication) => status?.health?.status,
  },
  {
    id: 'argocd.sync',
    title: 'Sync status in Argo CD',
    description:
      'Whether what runs is what the repository says, as Argo CD sees it now. Of several applications, the worst.',
    statuses: SYNC,
    statusOf: ({ status }: ArgocdApplication) => status?.sync?.status,
  },
];

/** Health and sync status of applications, as they are now. @internal */
export class ArgocdFactProvider implements FactProvider {
  readonly id = 'argocd';
  readonly title = 'Argo CD';
  readonly instances: readonly SourceInstance[];
  readonly facts: readonly FactDefinition[] = FACTS.map(
    ({ id, title, description }) => ({
      id,
      title,
      description,
      type: 'text',
      rung: 'probed',
      controlledBy: 'system',
      maxAgeDays: 1,
    }),
  );
  readonly #instances: ArgocdInstances;
  readonly #clock: OrrClock;

  constructor(options: ArgocdInstancesOptions) {
    this.#instances = new ArgocdInstances(options);
    this.instances = this.#instances.list;
    this.#clock = options.environment.clock;
  }

  bind(entity: Entity): SourceBindResult {
    return this.#instances.bind(entity);
  }

  async probe(
    instance: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    await this.#instances.probe(instance, signal);
  }

  async read(
    binding: SourceBinding,
    { signal, budget }: SourceCallOptions,
  ): Promise<FactReading[]> {
    if (!budget.take()) {
      throw new SourceError(
        'rate-limited',
        'No requests are left for this run.',
      );
    }
    const applications = await this.#instances.applications(binding, signal);
    const now = this.#clock.now();
    const [only, ...others] = applications;
    const { url } = this.#instances.placeOf(binding.instance, only);
    return FACTS.map(fact => ({
      factId: fact.id,
      ...valueOf(applications.map(fact.statusOf), fact.statuses),
      observedAt: observedAt(applications, now),
      ...(others.length === 0 && { url }),
    }));
  }
}

/** The oldest instant at which Argo CD compared one of them, where it says so. */
function observedAt(
  applications: readonly ArgocdApplication[],
  now: Date,
): string {
  const instants = applications.map(({ status }) =>
    status?.reconciledAt ? Date.parse(status.reconciledAt) : now.getTime(),
  );
  return new Date(Math.min(...instants)).toISOString();
}

function valueOf(
  statuses: readonly (string | null | undefined)[],
  known: readonly string[],
): Pick<FactReading, 'state' | 'value' | 'note'> {
  const ranks = statuses.map(status => known.indexOf(status ?? ''));
  const n = statuses.length;
  const unknown = ranks.filter(rank => rank < 0).length;
  const worst = Math.max(...ranks);
  // Nothing is worse than the last one, whatever the others are.
  if (unknown > 0 && worst < known.length - 1) {
    const note =
      n === 1
        ? 'Argo CD does not know it.'
        : `Argo CD does not know it of ${unknown} of ${n} applications.`;
    return { state: 'unknown', note };
  }
  const count = ranks.filter(rank => rank === worst).length;
  return {
    state: 'ok',
    value: known[worst],
    ...(n > 1 && { note: `${count} of ${n} applications.` }),
  };
}
