import { EnvironmentTier } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { chunksFor } from '../chunks';
import { VisibilityFilter } from '../VisibilityFilter';
import { BindingKind } from './bindingRows';
import { BINDING_STATES, BindingAges } from './bindingStates';

const MOST_PROBLEMS = 200;
const DUE = 'due_at <= :now or poked_at is not null';

/** Deployments that rules cannot tell apart. @internal */
export interface DeploymentGroup {
  provider: string;
  bindingKey: string;
  environment: string;
  toldTier?: EnvironmentTier;
  count: number;
}

/** How asking an instance of a source goes. Instants are ISO texts. @internal */
export interface InstanceCounts {
  kind: BindingKind;
  provider: string;
  instance: string;
  new: number;
  fresh: number;
  ageing: number;
  stale: number;
  failing: number;
  due: number;
  lastSuccessAt?: string;
  lastRecordAt?: string;
  retryAt?: string;
}

/** What several bindings of an instance cannot be asked for. @internal */
export interface InstanceProblem {
  kind: BindingKind;
  provider: string;
  instance: string;
  problem: string;
  message: string;
  operatorHint?: string;
  bindings: number;
  since: string;
}

/** An environment of which nobody has said what it is for. @internal */
export interface UnclassifiedEnvironment {
  environment: string;
  provider: string;
  deployments: number;
  entities: number;
  lastSeenAt: string;
}

interface ProblemRow {
  kind: string;
  provider: string;
  instance: string;
  problem: string;
  problem_message: string | null;
  operator_hint: string | null;
  bindings: number | string;
  since: string;
}

interface GroupRow {
  provider: string;
  binding_key: string;
  environment: string;
  told_tier: string | null;
  count: number | string;
}

const GROUP = [
  'deployment.provider',
  'deployment.binding_key',
  'deployment.environment',
  'deployment.told_tier',
] as const;

function toGroup(row: GroupRow): DeploymentGroup {
  return {
    provider: row.provider,
    bindingKey: row.binding_key,
    environment: row.environment,
    toldTier: (row.told_tier ?? undefined) as EnvironmentTier | undefined,
    count: Number(row.count),
  };
}

/** What administrators of sources look at, over all entities. @internal */
export class SourceAdminModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Of every instance that bindings name. One statement. */
  async countBindings(
    at: BindingAges & { now: string },
  ): Promise<InstanceCounts[]> {
    const counted = { ...BINDING_STATES, due: DUE };
    const names = Object.keys(counted) as (keyof typeof counted)[];
    const rows: (Omit<InstanceCounts, 'retryAt'> & {
      retryAt: string | null;
    })[] = await this.#knex('source_binding')
      .whereNull('gone_at')
      .groupBy('kind', 'provider', 'instance')
      .select('kind', 'provider', 'instance')
      .max({
        lastSuccessAt: 'synced_at',
        lastRecordAt: 'last_record_at',
        retryAt: 'retry_at',
      })
      .select(
        names.map(name =>
          this.#knex.raw(
            `sum(case when ${counted[name]} then 1 else 0 end) as "${name}"`,
            { ...at },
          ),
        ),
      );
    return rows.map(row => ({
      ...row,
      ...Object.fromEntries(names.map(name => [name, Number(row[name])])),
      lastSuccessAt: row.lastSuccessAt ?? undefined,
      lastRecordAt: row.lastRecordAt ?? undefined,
      retryAt: row.retryAt && row.retryAt > at.now ? row.retryAt : undefined,
    }));
  }

  /** The same problem of many bindings once. One statement. */
  async listProblems(): Promise<InstanceProblem[]> {
    const of = [
      'kind',
      'provider',
      'instance',
      'problem',
      'problem_message',
      'operator_hint',
    ];
    const rows = (await this.#knex('source_binding')
      .whereNull('gone_at')
      .whereNotNull('problem')
      .groupBy(of)
      .select(of)
      .count({ bindings: '*' })
      .min({ since: 'failing_since' })
      .orderByRaw('count(*) desc, problem, problem_message')
      .limit(MOST_PROBLEMS)) as ProblemRow[];
    return rows.map(row => ({
      kind: row.kind as BindingKind,
      provider: row.provider,
      instance: row.instance,
      problem: row.problem,
      message: row.problem_message ?? '',
      operatorHint: row.operator_hint ?? undefined,
      bindings: Number(row.bindings),
      since: row.since,
    }));
  }

  /** Of entities that a filter lets through, those with most deployments first. One statement. */
  async listUnclassified(
    visibility: VisibilityFilter,
    limit: number,
  ): Promise<UnclassifiedEnvironment[]> {
    const query = this.#linked()
      .where('deployment.tier', 'unclassified')
      .groupBy('deployment.environment', 'deployment.provider')
      .select('deployment.environment', 'deployment.provider')
      .countDistinct({ deployments: 'deployment.id', entities: 'entity.id' })
      .max({ lastSeenAt: 'deployment.happened_at' })
      .orderByRaw(
        'count(distinct deployment.id) desc, deployment.environment, deployment.provider',
      )
      .limit(limit);
    const rows = (await applyVisibility(
      query,
      visibility,
    )) as UnclassifiedEnvironment[];
    return rows.map(row => ({
      environment: row.environment,
      provider: row.provider,
      deployments: Number(row.deployments),
      entities: Number(row.entities),
      lastSeenAt: row.lastSeenAt,
    }));
  }

  /** All deployments of entities that a filter lets through, as far as rules about environments tell them apart. One statement. */
  async groupDeployments(
    visibility: VisibilityFilter,
  ): Promise<DeploymentGroup[]> {
    const rows: GroupRow[] = await applyVisibility(
      this.#linked()
        .groupBy(...GROUP)
        .select(...GROUP)
        .countDistinct({ count: 'deployment.id' }),
      visibility,
    );
    return rows.map(toGroup);
  }

  /** The same of environments by their names, for each entity that they belong to. */
  async groupByEntity(
    environments: string[],
    visibility: VisibilityFilter,
  ): Promise<(DeploymentGroup & { entityId: string })[]> {
    const found: (DeploymentGroup & { entityId: string })[] = [];
    for (const chunk of chunksFor(this.#knex, environments)) {
      const rows: (GroupRow & { entity_id: string })[] = await applyVisibility(
        this.#linked()
          .whereIn('deployment.environment', chunk)
          .groupBy(...GROUP, 'link.entity_id')
          .select(...GROUP, 'link.entity_id')
          .count({ count: '*' }),
        visibility,
      );
      found.push(
        ...rows.map(row => ({ ...toGroup(row), entityId: row.entity_id })),
      );
    }
    return found;
  }

  /** Deployments with the entities of the catalog that they belong to. */
  #linked() {
    return this.#knex('deployment')
      .join('deployment_entity as link', 'link.deployment_id', 'deployment.id')
      .join('entity', 'entity.id', 'link.entity_id')
      .whereNull('entity.orphaned_at');
  }
}
