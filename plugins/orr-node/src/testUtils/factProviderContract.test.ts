import { Entity } from '@backstage/catalog-model';
import { FactReading } from 'backstage-plugin-orr-common';
import {
  FactProvider,
  SOURCE_PROBLEMS,
  SourceError,
  SourceProblem,
} from 'backstage-plugin-orr-node';
import { factProviderContract } from './factProviderContract';
import { InMemoryDeployments } from './InMemoryDeployments';

const NOW = new Date('2026-03-01T10:00:00.000Z');

function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'pay', annotations },
  };
}

/** Binds like the other one in memory. */
class InMemoryFacts implements FactProvider {
  readonly #binder = new InMemoryDeployments([]);
  readonly id = this.#binder.id;
  readonly title = this.#binder.title;
  readonly instances = this.#binder.instances;
  readonly facts = [
    {
      id: 'memory.sloMet',
      title: 'SLO met',
      description: 'By its error budget',
      type: 'boolean' as const,
      rung: 'probed' as const,
      controlledBy: 'system' as const,
    },
  ];
  problem: SourceProblem | undefined;
  reading: FactReading = {
    factId: 'memory.sloMet',
    state: 'ok',
    value: true,
    observedAt: NOW.toISOString(),
  };

  bind(entity: Entity) {
    return this.#binder.bind(entity);
  }

  async probe() {}

  async read() {
    if (this.problem) {
      throw new SourceError(this.problem, 'It did not work.');
    }
    return [this.reading];
  }
}

describe('factProviderContract', () => {
  const cases = (change: Partial<FactReading> = {}) =>
    factProviderContract({
      start: async () => {
        const source = new InMemoryFacts();
        source.reading = { ...source.reading, ...change };
        return {
          source,
          now: NOW,
          bound: entityWith({ 'ci.example.org/project': 'shop/pay' }),
          unbound: entityWith({}),
          invalid: [entityWith({ 'ci.example.org/project': '..' })],
          secrets: ['s3cr3t'],
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
    'is kept by a provider in memory, which $name',
    async ({ run }) => {
      await expect(run()).resolves.toBeUndefined();
    },
  );

  it.each<[string, Partial<FactReading>, string]>([
    ['of another', { factId: 'other.sloMet' }, 'is not among its facts'],
    ['of another type', { value: 'yes' }, 'is no boolean'],
    ['without a value', { value: undefined }, 'do not go together'],
    ['with a secret', { note: 'by s3cr3t' }, 'a secret shows'],
  ])('notices a reading %s', async (_, change, message) => {
    const [told] = cases(change).filter(({ name }) =>
      name.startsWith('tells facts'),
    );
    await expect(told.run()).rejects.toThrow(message);
  });
});
