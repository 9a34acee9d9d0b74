import { Entity } from '@backstage/catalog-model';
import {
  IncidentSource,
  SOURCE_PROBLEMS,
  SourceError,
  SourceIncident,
  SourceProblem,
} from 'backstage-plugin-orr-node';
import { incidentSourceContract } from './incidentSourceContract';
import { InMemoryDeployments } from './InMemoryDeployments';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const SINCE = new Date('2025-12-01T10:00:00.000Z');

function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'pay', annotations },
  };
}

function incident(sourceId: string): SourceIncident {
  return {
    sourceId,
    title: 'Down',
    openedAt: '2026-02-01T10:00:00.000Z',
    resolvedAt: '2026-02-01T11:00:00.000Z',
    severity: null,
    url: null,
    fixedByRevision: null,
    sourceUpdatedAt: '2026-02-01T11:00:00.000Z',
  };
}

/** Binds like the other one in memory. */
class InMemoryIncidents implements IncidentSource {
  readonly #binder = new InMemoryDeployments([]);
  readonly id = this.#binder.id;
  readonly title = this.#binder.title;
  readonly instances = this.#binder.instances;
  readonly knowsIncidents = true;
  problem: SourceProblem | undefined;

  bind(entity: Entity) {
    return this.#binder.bind(entity);
  }

  async probe() {}

  async *list(
    _: unknown,
    options: Parameters<NonNullable<IncidentSource['list']>>[1],
  ) {
    const { budget, cursor, signal, since } = options;
    const first = (cursor as { next: number } | undefined)?.next ?? 1;
    for (let number = first; number <= 3; number += 1) {
      if (signal.aborted || !budget.take()) {
        return;
      }
      if (this.problem) {
        throw new SourceError(this.problem, 'It did not work.');
      }
      yield {
        incidents: [incident(`${number}`)],
        alerts: [],
        cursor: { next: number + 1 },
        coveredFrom: since,
        done: number === 3,
      };
    }
  }
}

describe('incidentSourceContract', () => {
  const cases = (change: (source: InMemoryIncidents) => void = () => {}) =>
    incidentSourceContract({
      requestsPerRun: 1,
      start: async () => {
        const source = new InMemoryIncidents();
        change(source);
        return {
          source,
          now: NOW,
          since: SINCE,
          bound: entityWith({ 'ci.example.org/project': 'shop/pay' }),
          unbound: entityWith({}),
          invalid: [entityWith({ 'ci.example.org/project': '..' })],
          secrets: [],
          failures: SOURCE_PROBLEMS.map(problem => ({
            problem,
            begin: () => {
              source.problem = problem;
            },
          })),
        };
      },
    });

  it.each(cases())(
    'is kept by a source in memory, which $name',
    async ({ run }) => {
      await expect(run()).resolves.toBeUndefined();
    },
  );

  it('notices an incident that ends before it begins', async () => {
    const [kept] = cases(source => {
      source.list = async function* backwards() {
        yield {
          incidents: [
            { ...incident('1'), resolvedAt: '2026-01-01T10:00:00.000Z' },
          ],
          alerts: [],
          cursor: { next: 2 },
          coveredFrom: SINCE,
          done: true,
        };
      };
    }).filter(({ name }) => name === 'tells incidents as they can be kept');
    await expect(kept.run()).rejects.toThrow('1 ended before it began');
  });
});
