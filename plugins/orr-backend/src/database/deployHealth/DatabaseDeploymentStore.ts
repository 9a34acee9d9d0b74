import {
  DeploymentRecord,
  EnvironmentTier,
  outcomeRank,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import {
  DeploymentRow,
  StoredDeployment,
  toDeploymentRow,
  toStoredDeployment,
} from './deploymentRows';
import { DEPLOYMENT_GUARD, newerDeployment } from './deploymentGuard';
import { insertLinks, upsertGuarded } from './upsertGuarded';

/** A deployment with what it belongs to. @internal */
export interface LinkedDeployment {
  record: DeploymentRecord;
  /** As its source says. */
  toldTier?: EnvironmentTier;
  /** As the rules say. */
  tier: EnvironmentTier;
  /** The workflow, job or pipeline that deployed, where the source names one. */
  pipeline?: string;
  entityIds: string[];
  /** By which these were found; absent where it was told of them. */
  linkedBy?: string;
}

/** The place behind a row of the list. @internal */
export interface DeploymentPosition {
  happenedAt: string;
  id: string;
}

interface LinkRow {
  entity_id: string;
  deployment_id: string;
  tier: string;
  happened_at: string;
  binding_key: string | null;
}

/** Of each deployment its newest state, with all that it is said to belong to. */
function oneOfEach(items: LinkedDeployment[]) {
  const newest = new Map<
    string,
    { row: DeploymentRow; entities: Map<string, string | null> }
  >();
  for (const { record, entityIds, linkedBy, ...told } of items) {
    const row = toDeploymentRow(record, told);
    const known = newest.get(row.id);
    newest.set(row.id, {
      row: known ? newerDeployment(known.row, row) : row,
      entities: new Map([
        ...entityIds.map(id => [id, linkedBy ?? null] as const),
        ...(known?.entities ?? []),
      ]),
    });
  }
  return [...newest.values()];
}

/** Deployments by the keys of their sources, and what they belong to. @internal */
export class DatabaseDeploymentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /** Keeps of each its furthest and newest state. Answers how many states were new, and the entities of which more is known now. */
  async record(
    trx: Transaction,
    items: LinkedDeployment[],
  ): Promise<{ recorded: number; entityIds: Set<string> }> {
    const each = oneOfEach(items);
    const written = await upsertGuarded(trx, 'deployment', {
      rows: each.map(({ row }) => row),
      kept: ['provider', 'instance', 'source_id'],
      guard: DEPLOYMENT_GUARD,
    });
    const linked = await insertLinks<LinkRow>(trx, 'deployment_entity', {
      rows: each.flatMap(({ row, entities }) =>
        [...entities].map(([entityId, bindingKey]) => ({
          entity_id: entityId,
          deployment_id: row.id,
          tier: row.tier,
          happened_at: row.happened_at,
          binding_key: bindingKey,
        })),
      ),
      key: ['entity_id', 'deployment_id'],
    });
    await this.#alignLinks(
      trx,
      each.map(({ row }) => row.id),
    );
    for (const { row, entities } of each) {
      if (written.has(row.id)) {
        [...entities.keys()].forEach(id => linked.add(id));
      }
    }
    return { recorded: written.size, entityIds: linked };
  }

  /** What a link repeats of its deployment follows it: a list is read by it. */
  async #alignLinks(trx: Transaction, ids: string[]): Promise<void> {
    for (const chunk of chunksFor(trx, ids)) {
      const of = (column: string) =>
        trx('deployment')
          .whereRaw('deployment.id = deployment_entity.deployment_id')
          .select(column);
      await trx('deployment_entity')
        .whereIn('deployment_id', chunk)
        .whereExists(
          trx('deployment')
            .whereRaw('deployment.id = deployment_entity.deployment_id')
            .whereRaw(
              '(deployment.happened_at <> deployment_entity.happened_at or deployment.tier <> deployment_entity.tier)',
            ),
        )
        .update({ happened_at: of('happened_at'), tier: of('tier') });
    }
  }

  /** All of these entities since an instant, by entity. */
  async listSince(
    entityIds: string[],
    since: string,
  ): Promise<Map<string, StoredDeployment[]>> {
    const found = new Map<string, StoredDeployment[]>(
      entityIds.map(id => [id, []]),
    );
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      const rows: (DeploymentRow & { entity_id: string })[] = await this.#knex(
        'deployment_entity as link',
      )
        .join('deployment', 'deployment.id', 'link.deployment_id')
        .whereIn('link.entity_id', chunk)
        .where('link.happened_at', '>=', since)
        .select('deployment.*', 'link.entity_id');
      rows.forEach(row =>
        found.get(row.entity_id)?.push(toStoredDeployment(row)),
      );
    }
    return found;
  }

  /** The ids, by their source, of those under a binding that had not ended when they were last told, the oldest first. */
  async listUnfinished(options: {
    provider: string;
    bindingKey: string;
    limit: number;
  }): Promise<string[]> {
    return this.#unfinished(this.#knex, options)
      .orderBy(['happened_at', 'id'])
      .limit(options.limit)
      .pluck('source_id');
  }

  /** Those that nobody will tell the end of; answers the entities they belong to. */
  async abandon(
    trx: Transaction,
    options: { provider: string; bindingKey: string; before: Date },
  ): Promise<Set<string>> {
    const rows: { id: string }[] = await this.#unfinished(trx, options)
      .where('happened_at', '<', options.before.toISOString())
      .update({ outcome: 'abandoned', outcome_rank: outcomeRank('abandoned') })
      .returning('id');
    const found = new Set<string>();
    for (const chunk of chunksFor(
      trx,
      rows.map(({ id }) => id),
    )) {
      const links: { entity_id: string }[] = await trx('deployment_entity')
        .whereIn('deployment_id', chunk)
        .distinct('entity_id');
      links.forEach(({ entity_id }) => found.add(entity_id));
    }
    return found;
  }

  #unfinished(
    handle: Knex,
    { provider, bindingKey }: { provider: string; bindingKey: string },
  ) {
    return handle('deployment')
      .where({ provider, binding_key: bindingKey })
      .where('outcome_rank', '<', outcomeRank('abandoned'));
  }

  /** Newest first, as many as the limit. */
  async listPage(options: {
    entityId: string;
    tier?: EnvironmentTier;
    limit: number;
    after?: DeploymentPosition;
  }): Promise<StoredDeployment[]> {
    const { after, limit } = options;
    const query = this.#of(options);
    if (after) {
      query.whereRaw('(link.happened_at, link.deployment_id) < (?, ?)', [
        after.happenedAt,
        after.id,
      ]);
    }
    const rows: DeploymentRow[] = await query
      .join('deployment', 'deployment.id', 'link.deployment_id')
      .orderBy([
        { column: 'link.happened_at', order: 'desc' },
        { column: 'link.deployment_id', order: 'desc' },
      ])
      .limit(limit)
      .select('deployment.*');
    return rows.map(toStoredDeployment);
  }

  async count(options: {
    entityId: string;
    tier?: EnvironmentTier;
  }): Promise<number> {
    const [{ count }] = await this.#of(options).count({ count: '*' });
    return Number(count);
  }

  /** Deletes some of those that happened before an instant, with their links; answers how many. */
  async purge(options: { before: Date; limit: number }): Promise<number> {
    return this.#knex('deployment')
      .whereIn(
        'id',
        this.#knex('deployment')
          .where('happened_at', '<', options.before.toISOString())
          .orderBy('happened_at')
          .limit(options.limit)
          .select('id'),
      )
      .delete();
  }

  #of({ entityId, tier }: { entityId: string; tier?: EnvironmentTier }) {
    const query = this.#knex('deployment_entity as link').where(
      'link.entity_id',
      entityId,
    );
    return tier ? query.where('link.tier', tier) : query;
  }
}
