import { Entity } from '@backstage/catalog-model';
import {
  SOURCE_PROBLEMS,
  SourceDeployment,
  SourceError,
} from 'backstage-plugin-orr-node';
import { deploymentSourceContract } from './deploymentSourceContract';
import { InMemoryDeployments } from './InMemoryDeployments';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const SECRET = 'glpat-s3cr3t';
const HOUR_MS = 3_600_000;

function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'pay', annotations },
  };
}

function deployment(number: number): SourceDeployment {
  const finishedAt = new Date(NOW.getTime() - number * HOUR_MS).toISOString();
  return {
    sourceId: `${number}`,
    environment: 'production',
    revision: null,
    artifact: null,
    ref: null,
    queuedAt: null,
    startedAt: finishedAt,
    finishedAt,
    outcome: 'succeeded',
    supersededAt: null,
    kind: 'deploy',
    url: 'https://ci.example.org/1',
    triggeredBy: null,
    headCommitAt: null,
    failureMarkedAt: null,
    sourceUpdatedAt: finishedAt,
  };
}

const RECORDS = [1, 2, 3, 4, 5].map(deployment);

function contractOf(make: () => InMemoryDeployments) {
  return deploymentSourceContract({
    requestsPerRun: 1,
    start: async () => {
      const source = make();
      return {
        source,
        now: NOW,
        since: new Date(NOW.getTime() - 90 * 24 * HOUR_MS),
        bound: entityWith({ 'ci.example.org/project': 'shop/pay' }),
        unbound: entityWith({}),
        invalid: [entityWith({ 'ci.example.org/project': '../pay' })],
        optedOut: [entityWith({ 'ci.example.org/project': '' })],
        secrets: [SECRET],
        requests: () => source.requests,
        failures: SOURCE_PROBLEMS.map(problem => ({
          problem,
          begin: () => {
            source.problem = problem;
          },
        })),
        compares: { base: 'a', head: 'b' },
        events: [
          { topic: 'memory.deployed', payload: { project: 'shop/pay' } },
        ],
      };
    },
  });
}

type List = InMemoryDeployments['list'];

/** The same source with something wrong. */
function wrong(change: (source: InMemoryDeployments, list: List) => void) {
  return contractOf(() => {
    const source = new InMemoryDeployments(RECORDS);
    change(source, source.list.bind(source));
    return source;
  });
}

async function failuresOf(cases: ReturnType<typeof contractOf>) {
  const failed: string[] = [];
  for (const { name, run } of cases) {
    try {
      await run();
    } catch {
      failed.push(name);
    }
  }
  return failed;
}

function renamed(records: SourceDeployment[], call: number) {
  return records.map(record => ({
    ...record,
    sourceId: `${record.sourceId}-${call}`,
  }));
}

describe('deploymentSourceContract', () => {
  it.each(contractOf(() => new InMemoryDeployments(RECORDS)))(
    'is kept by a source in memory, which $name',
    async ({ run }) => {
      await expect(run()).resolves.toBeUndefined();
    },
  );

  it.each<[string, ReturnType<typeof contractOf>, string]>([
    [
      'asks while it binds',
      wrong(source => {
        const bind = source.bind.bind(source);
        source.bind = entity => {
          source.requests += 1;
          return bind(entity);
        };
      }),
      'binds an entity by itself, and the same again',
    ],
    [
      'binds to a host of the annotation',
      wrong(source => {
        const bind = source.bind.bind(source);
        source.bind = entity => {
          const value = entity.metadata.annotations?.['ci.example.org/project'];
          return value?.startsWith('https:')
            ? {
                status: 'bound',
                bindings: [
                  {
                    key: 'memory:x',
                    instance: value,
                    title: 'x',
                    selector: {},
                  },
                ],
              }
            : bind(entity);
        };
      }),
      'binds nothing by an annotation that it cannot use',
    ],
    [
      'keeps its place in itself',
      wrong((source, list) => {
        source.list = async function* forgetful(binding, options) {
          for await (const batch of list(binding, {
            ...options,
            cursor: undefined,
          })) {
            yield { ...batch, cursor: null };
          }
        };
      }),
      'goes on after each batch, with nothing but its cursor',
    ],
    [
      'has a cursor that is no JSON',
      wrong((source, list) => {
        source.list = async function* dated(binding, options) {
          for await (const batch of list(binding, options)) {
            yield {
              ...batch,
              cursor: { at: new Date() } as unknown as null,
            };
          }
        };
      }),
      'goes on after each batch, with nothing but its cursor',
    ],
    [
      'does not heed the budget',
      wrong((source, list) => {
        source.list = (binding, options) =>
          list(binding, { ...options, budget: { take: () => true } });
      }),
      'stops where no request is left, and loses nothing',
    ],
    [
      'claims to be done when it is out of requests',
      wrong((source, list) => {
        source.list = async function* hasty(binding, options) {
          for await (const batch of list(binding, options)) {
            yield { ...batch, done: true };
          }
        };
      }),
      'stops where no request is left, and loses nothing',
    ],
    [
      'covers what is to come',
      wrong((source, list) => {
        source.list = async function* bold(binding, options) {
          for await (const batch of list(binding, options)) {
            yield { ...batch, coveredFrom: new Date(NOW.getTime() + HOUR_MS) };
          }
        };
      }),
      'tells all of a binding, and the same when asked again',
    ],
    [
      'names others each time',
      wrong((source, list) => {
        const calls: unknown[] = [];
        source.list = async function* fickle(binding, options) {
          calls.push(options);
          const call = calls.length;
          for await (const batch of list(binding, options)) {
            yield { ...batch, records: renamed(batch.records, call) };
          }
        };
      }),
      'tells all of a binding, and the same when asked again',
    ],
    [
      'shows its token',
      wrong((source, list) => {
        source.list = async function* leaky(binding, options) {
          if (source.problem) {
            throw new SourceError(source.problem, `No entry for ${SECRET}`);
          }
          yield* list(binding, options);
        };
      }),
      'says what goes wrong, without a secret',
    ],
    [
      'throws what it was thrown',
      wrong((source, list) => {
        source.list = async function* bare(binding, options) {
          if (source.problem) {
            throw new Error('ECONNRESET');
          }
          yield* list(binding, options);
        };
      }),
      'says what goes wrong, without a secret',
    ],
    [
      'ends what still runs',
      wrong((source, list) => {
        source.list = async function* early(binding, options) {
          for await (const batch of list(binding, options)) {
            const records = batch.records.map(record => ({
              ...record,
              outcome: 'running' as const,
            }));
            yield { ...batch, records };
          }
        };
      }),
      'tells deployments as they can be kept',
    ],
    [
      'trips over nonsense',
      wrong(source => {
        Object.assign(source.events, {
          interpret: ({ payload }: { payload: { project: string } }) => ({
            kind: 'poke',
            bindingKey: payload.project.trim(),
          }),
        });
      }),
      'understands its events, and no nonsense',
    ],
  ])('notices a source that %s', async (_, cases, name) => {
    expect(await failuresOf(cases)).toContain(name);
  });
});
