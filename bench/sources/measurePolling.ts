import { performance } from 'node:perf_hooks';
import orrJenkinsModule from 'backstage-plugin-orr-backend-module-jenkins';
import { JenkinsServer } from '../../plugins/orr-backend-module-jenkins/src/__testUtils__/JenkinsServer';
import { BenchBackend, startBenchBackend } from '../backend/startBenchBackend';
import { createEntities } from '../catalog/createEntities';
import { startDatabase } from '../databases';
import { machineFacts } from '../report/machineFacts';
import { CountingProxy } from './CountingProxy';

/** Groups are among them, which nothing is bound to. */
const ENTITIES = 2_100;
const HOSTS = 4;
const LATENCY_MS = 5;
const BUILDS = 5;
const MINUTE_MS = 60_000;

/** A Jenkins with jobs, behind a network. */
class Host {
  readonly jenkins = new JenkinsServer();
  readonly proxy = new CountingProxy(() => this.jenkins.host, LATENCY_MS);

  constructor(readonly name: string) {}

  async start(): Promise<void> {
    await this.jenkins.start();
    await this.proxy.start();
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.jenkins.stop();
  }

  addJob(name: string, now: number): void {
    const job = this.jenkins.job(name);
    for (let day = BUILDS; day > 0; day--) {
      job.run(now - day * 24 * 60 * MINUTE_MS, {
        result: day % 3 ? 'SUCCESS' : 'FAILURE',
        sha: day.toString(16).padStart(40, '0'),
      });
    }
  }

  get config() {
    return {
      name: this.name,
      baseUrl: `http://${this.proxy.host}/ci`,
      username: this.jenkins.user.name,
      apiKey: this.jenkins.user.token,
    };
  }
}

function boundEntities(hosts: Host[]) {
  const now = Date.now();
  return createEntities(ENTITIES).map((entity, index) => {
    const { metadata } = entity;
    const host = hosts[index % hosts.length];
    const job = `svc/${metadata.name}`;
    host.addJob(job, now);
    return {
      ...entity,
      metadata: {
        ...metadata,
        annotations: {
          ...metadata.annotations,
          'jenkins.io/job-full-name': `${host.name}:${job}`,
        },
      },
    };
  });
}

async function timed(backend: BenchBackend, task: string, hosts: Host[]) {
  const before = hosts.map(({ proxy }) => proxy.requests);
  hosts.forEach(({ proxy }) => {
    proxy.mostInFlight = 0;
  });
  backend.statements.take();
  const startedAt = performance.now();
  await backend.scheduler.triggerTask(task);
  return {
    seconds: Math.round(performance.now() - startedAt) / 1_000,
    statements: backend.statements.take().length,
    requests: hosts.reduce(
      (sum, { proxy }, index) => sum + proxy.requests - before[index],
      0,
    ),
    mostInFlight: Math.max(...hosts.map(({ proxy }) => proxy.mostInFlight)),
  };
}

async function measure(backend: BenchBackend, hosts: Host[]) {
  const { knex, scheduler, clock } = backend;
  const countOf = async (table: string) => {
    const [{ count }] = await knex(table).count({ count: '*' });
    return Number(count);
  };
  await scheduler.triggerTask('catalog-sweep');
  await scheduler.triggerTask('source-binding');
  const bindings = await countOf('source_binding');
  const first = await timed(backend, 'source-poll', hosts);
  const deployments = await countOf('deployment');
  const [{ count: unsynced }] = await knex('source_binding')
    .whereNull('synced_at')
    .count({ count: '*' });
  clock.move(30 * 60);
  const again = await timed(backend, 'source-poll', hosts);
  return { bindings, deployments, unsynced: Number(unsynced), first, again };
}

/** The job that asks sources, with so many bindings on some hosts, on PostgreSQL. */
export async function measurePolling() {
  const machine = machineFacts();
  const hosts = Array.from(
    { length: HOSTS },
    (_, index) => new Host(`ci-${index}`),
  );
  await Promise.all(hosts.map(host => host.start()));
  const server = await startDatabase('postgres');
  console.log(`${ENTITIES} entities on ${HOSTS} hosts …`);
  try {
    const backend = await startBenchBackend({
      database: server.configFor('polling'),
      entities: boundEntities(hosts),
      features: [orrJenkinsModule],
      config: {
        jenkins: { instances: hosts.map(host => host.config) },
        orr: {
          deployHealth: {
            deploys: [
              {
                provider: 'jenkins',
                pipeline: 'svc/*',
                environment: 'production',
              },
            ],
          },
        },
      },
    });
    try {
      const measured = await measure(backend, hosts);
      return { machine, hosts: HOSTS, latencyMs: LATENCY_MS, ...measured };
    } finally {
      await backend.stop();
    }
  } finally {
    await server.stop();
    await Promise.all(hosts.map(host => host.stop()));
  }
}
