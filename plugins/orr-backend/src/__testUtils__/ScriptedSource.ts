import { Entity } from '@backstage/catalog-model';
import {
  ComparedCommits,
  DeploymentBatch,
  DeploymentSource,
  IncidentBatch,
  IncidentSource,
  SourceBinding,
  SourceBindResult,
  SourceAlert,
  SourceDeployment,
  SourceError,
  SourceIncident,
} from 'backstage-plugin-orr-node';
import { AddedSources } from '../service/source/SourceRegistry';

export const ANNOTATION = 'made.example.org/project';

const DAY_MS = 86_400_000;

/** A success of ten minutes, unless said otherwise. */
export function told(
  id: string,
  change: Partial<SourceDeployment> = {},
): SourceDeployment {
  const startedAt = change.startedAt ?? '2026-03-01T09:00:00.000Z';
  const finishedAt = new Date(Date.parse(startedAt) + 600_000).toISOString();
  return {
    sourceId: id,
    environment: 'production',
    revision: `revision-${id}`,
    artifact: null,
    ref: 'main',
    queuedAt: null,
    startedAt,
    finishedAt,
    outcome: 'succeeded',
    supersededAt: null,
    kind: 'deploy',
    url: `https://made.example.org/${id}`,
    triggeredBy: null,
    headCommitAt: null,
    failureMarkedAt: null,
    sourceUpdatedAt: finishedAt,
    ...change,
  };
}

function bind(entity: Entity): SourceBindResult {
  const value = entity.metadata.annotations?.[ANNOTATION];
  if (value === undefined) {
    return {
      status: 'unbound',
      wouldNeed: [{ annotation: ANNOTATION, example: 'pay' }],
    };
  }
  if (value === '') {
    return { status: 'opted-out', annotation: ANNOTATION };
  }
  return /^[a-z-]+(\d+)?$/.test(value)
    ? { status: 'bound', bindings: [bindingOf(value)] }
    : {
        status: 'invalid',
        annotation: ANNOTATION,
        reason: `“${value}” is no project`,
      };
}

function bindingOf(project: string): SourceBinding {
  return {
    key: `made:${project}`,
    instance: project.startsWith('far-') ? 'far' : 'near',
    title: project,
    selector: { project },
  };
}

const INSTANCES = [
  { id: 'near', title: 'Near', host: 'near.example.org' },
  { id: 'far', title: 'Far', host: 'far.example.org' },
];

/** A system in memory: told what it has, and what goes wrong. */
export class ScriptedSource implements DeploymentSource {
  readonly id = 'made';
  readonly title = 'Made';
  readonly instances = INSTANCES;
  readonly capabilities: DeploymentSource['capabilities'];
  /** By project, the newest first. */
  readonly records = new Map<string, SourceDeployment[]>();
  /** Thrown before the page of that number, counted from one over all calls. */
  readonly failures = new Map<number, Error>();
  readonly asked: { key: string; since: string; unfinished: string[] }[] = [];
  pageSize = 2;
  pages = 0;
  inFlight = new Map<string, number>();
  mostInFlight = new Map<string, number>();
  coveredFrom?: Date;

  constructor(capabilities: Partial<DeploymentSource['capabilities']> = {}) {
    this.capabilities = {
      failures: 'full',
      environments: 'native',
      history: 'unbounded',
      commitTimes: false,
      changedSince: false,
      push: false,
      ...capabilities,
    };
  }

  bind(entity: Entity) {
    return bind(entity);
  }

  async probe() {}

  async *list(
    binding: SourceBinding,
    options: Parameters<NonNullable<DeploymentSource['list']>>[1],
  ): AsyncIterable<DeploymentBatch> {
    const { since, unfinished, budget, cursor } = options;
    this.asked.push({
      key: binding.key,
      since: since.toISOString(),
      unfinished,
    });
    const all = this.records.get(binding.title) ?? [];
    let at = (cursor as { at: number } | undefined)?.at ?? 0;
    do {
      if (!budget.take()) {
        return;
      }
      await this.#request(binding.instance);
      const records = all.slice(at, at + this.pageSize);
      at += this.pageSize;
      const done = at >= all.length;
      yield {
        records,
        cursor: { at: done ? 0 : at },
        coveredFrom:
          this.coveredFrom ??
          (done ? since : new Date(since.getTime() + 10 * DAY_MS)),
        done,
      };
      if (done) {
        return;
      }
    } while (at < all.length);
  }

  async #request(instance: string): Promise<void> {
    const now = (this.inFlight.get(instance) ?? 0) + 1;
    this.inFlight.set(instance, now);
    this.mostInFlight.set(
      instance,
      Math.max(now, this.mostInFlight.get(instance) ?? 0),
    );
    this.pages += 1;
    const failure = this.failures.get(this.pages);
    await new Promise(resolve => setImmediate(resolve));
    this.inFlight.set(instance, now - 1);
    if (failure) {
      throw failure;
    }
  }
}

/** One that also knows which commits lie between revisions: those that were told of the newer one. */
export class ScriptedRepository extends ScriptedSource {
  readonly compared: string[] = [];
  /** By revision, the author dates of the commits that it brought; a SourceError is thrown. */
  readonly commits = new Map<string, string[] | SourceError>();

  async compare(
    binding: SourceBinding,
    options: Parameters<NonNullable<DeploymentSource['compare']>>[1],
  ): Promise<ComparedCommits> {
    if (!options.budget.take()) {
      return { state: 'later' };
    }
    this.compared.push(`${binding.title} ${options.base} ${options.head}`);
    const found = this.commits.get(options.head);
    if (found instanceof Error) {
      throw found;
    }
    return found
      ? { state: 'compared', authoredAt: found }
      : { state: 'incomparable' };
  }
}

/** A system of incidents in memory. */
export class ScriptedIncidents implements IncidentSource {
  readonly id = 'made';
  readonly title = 'Made';
  readonly instances = INSTANCES;
  readonly incidents: SourceIncident[] = [];
  readonly alerts: SourceAlert[] = [];
  /** Thrown as long as it is there. */
  failure?: Error;
  /** Since when all is known; what is asked for where absent. */
  coveredFrom?: Date;

  constructor(readonly knowsIncidents = true, readonly knowsAlerts = false) {}

  bind(entity: Entity) {
    return bind(entity);
  }

  async probe() {}

  async *list(
    _: SourceBinding,
    { since }: { since: Date },
  ): AsyncIterable<IncidentBatch> {
    if (this.failure) {
      throw this.failure;
    }
    yield {
      incidents: this.incidents,
      alerts: this.alerts,
      cursor: null,
      coveredFrom: this.coveredFrom ?? since,
      done: true,
    };
  }
}

export function withSources(sources: {
  deployments?: DeploymentSource[];
  incidents?: IncidentSource[];
}): AddedSources {
  const added = new AddedSources();
  sources.deployments?.forEach(source =>
    added.addDeploymentSource(() => source),
  );
  sources.incidents?.forEach(source => added.addIncidentSource(() => source));
  return added;
}
