import { createHash } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import {
  DeploymentBatch,
  DeploymentCapabilities,
  DeploymentSource,
  DeployRule,
  OrrClock,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceCursor,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { ArgocdApplication } from './argocdApplication';
import { ArgocdEvents } from './ArgocdEvents';
import { ArgocdInstances, ArgocdInstancesOptions } from './ArgocdInstances';
import { toldOf, toldSchema } from './coverage';
import { toFailure, toSuccesses } from './toDeployments';

const cursorSchema = z.object({
  /** Of the rules that it was told by. */
  rules: z.string(),
  /** By namespace and name. */
  applications: z.record(z.string(), toldSchema),
});

type Cursor = z.infer<typeof cursorSchema>;

/** Syncs of applications. @internal */
export class ArgocdDeploymentSource implements DeploymentSource {
  readonly id = 'argocd';
  readonly title = 'Argo CD';
  readonly capabilities: DeploymentCapabilities = {
    failures: 'latest-only',
    environments: 'native',
    history: 'last-n',
    commitTimes: false,
    changedSince: false,
    push: true,
    configRevisions: true,
  };
  readonly instances: readonly SourceInstance[];
  readonly events: ArgocdEvents;
  readonly #instances: ArgocdInstances;
  readonly #clock: OrrClock;

  constructor(options: ArgocdInstancesOptions) {
    this.#instances = new ArgocdInstances(options);
    this.instances = this.#instances.list;
    this.events = new ArgocdEvents(this.#instances);
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

  async *list(
    binding: SourceBinding,
    options: SourceCallOptions & {
      since: Date;
      cursor?: SourceCursor;
      unfinished: string[];
      rules: readonly DeployRule[];
    },
  ): AsyncIterable<DeploymentBatch> {
    const { since, cursor, rules, signal, budget } = options;
    if (!budget.take()) {
      return;
    }
    const applications = await this.#instances.applications(binding, signal);
    const before = toldBefore(cursor, rules);
    const told = applications.map(application =>
      this.#tell(application, { before, binding, since, rules }),
    );
    const latest = told.map(({ next }) => Date.parse(next.from));
    yield {
      records: told.flatMap(({ records }) => records),
      cursor: {
        rules: before.rules,
        applications: Object.fromEntries(
          told.map(({ key, next }) => [key, next]),
        ),
      },
      coveredFrom: new Date(Math.max(...latest)),
      done: true,
    };
  }

  /** What is new of an application. */
  #tell(
    application: ArgocdApplication,
    options: {
      before: Cursor;
      binding: SourceBinding;
      since: Date;
      rules: readonly DeployRule[];
    },
  ) {
    const { before, binding, since, rules } = options;
    const place = this.#instances.placeOf(binding.instance, application);
    const key = `${place.namespace}/${place.name}`;
    const known = before.applications[key];
    const next = toldOf(application, known, { since, now: this.#clock.now() });
    const isContinued = known?.uid === next.uid;
    const where = { ...place, rules };
    const failure = toFailure(application, where);
    const records = [
      ...toSuccesses(application, where, isContinued ? known.id + 1 : 0),
      ...(failure ? [failure] : []),
    ];
    return { key, next, records };
  }
}

/** Other rules make deployments to other environments, so that all are told again. */
function toldBefore(
  cursor: SourceCursor | undefined,
  rules: readonly DeployRule[],
): Cursor {
  const told = rules.map(({ pipeline, environment, branch }) => [
    pipeline,
    environment,
    branch ?? null,
  ]);
  const hash = createHash('sha256')
    .update(JSON.stringify(told))
    .digest('hex')
    .slice(0, 16);
  const stored = cursorSchema.safeParse(cursor).data;
  return stored?.rules === hash ? stored : { rules: hash, applications: {} };
}
