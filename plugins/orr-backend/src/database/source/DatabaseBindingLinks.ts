import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { insertLinks } from '../deployHealth/upsertGuarded';
import { Transaction } from '../transaction';
import { BindingChange } from './entityBindings';

/** A stored deployment as far as rules look at it. @internal */
export interface RuledDeployment {
  id: string;
  provider: string;
  bindingKey: string;
  environment: string;
  pipeline?: string;
  ref: string | null;
  toldTier?: string;
  tier: string;
  happenedAt: string;
}

/** That a deployment belongs to an entity, by the binding of both. @internal */
export interface DeploymentLink {
  entityId: string;
  deployment: RuledDeployment;
}

interface RuledRow {
  id: string;
  provider: string;
  binding_key: string;
  environment: string;
  pipeline: string | null;
  ref: string | null;
  told_tier: string | null;
  tier: string;
  happened_at: string;
}

const COLUMNS: (keyof RuledRow)[] = [
  'id',
  'provider',
  'binding_key',
  'environment',
  'pipeline',
  'ref',
  'told_tier',
  'tier',
  'happened_at',
];

/** What is kept of incident sources, and its links. */
const OF_INCIDENTS = [
  { table: 'incident', links: 'incident_entity', key: 'incident_id' },
  { table: 'alert', links: 'alert_entity', key: 'alert_id' },
] as const;
const OF_DEPLOYMENTS = [
  { table: 'deployment', links: 'deployment_entity', key: 'deployment_id' },
] as const;

function toRuled(row: RuledRow): RuledDeployment {
  return {
    id: row.id,
    provider: row.provider,
    bindingKey: row.binding_key,
    environment: row.environment,
    pipeline: row.pipeline ?? undefined,
    ref: row.ref,
    toldTier: row.told_tier ?? undefined,
    tier: row.tier,
    happenedAt: row.happened_at,
  };
}

/** What is stored already and belongs to entities by their bindings: nobody is asked for it again. @internal */
export class DatabaseBindingLinks {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /** By id; those of some bindings of a source, or all that there are. */
  async listDeployments(
    options: {
      of?: { provider: string; keys: string[] };
      afterId?: string;
      limit: number;
    },
    handle: Knex = this.#knex,
  ): Promise<RuledDeployment[]> {
    const { of, afterId, limit } = options;
    const query = handle<RuledRow>('deployment')
      .orderBy('id')
      .limit(limit)
      .select(...COLUMNS);
    if (of) {
      query.where({ provider: of.provider }).whereIn('binding_key', of.keys);
    }
    if (afterId !== undefined) {
      query.where('id', '>', afterId);
    }
    return (await query).map(toRuled);
  }

  /** What is linked to entities by the binding that a deployment has. */
  async listLinked(
    trx: Transaction,
    deployments: RuledDeployment[],
  ): Promise<DeploymentLink[]> {
    const byId = new Map(deployments.map(item => [item.id, item]));
    const found: DeploymentLink[] = [];
    for (const chunk of chunksFor(trx, [...byId.keys()])) {
      const rows: { entity_id: string; deployment_id: string }[] = await trx(
        'deployment_entity as link',
      )
        .join('deployment', 'deployment.id', 'link.deployment_id')
        .whereIn('link.deployment_id', chunk)
        .whereRaw('link.binding_key = deployment.binding_key')
        .select('link.entity_id', 'link.deployment_id');
      for (const { entity_id, deployment_id } of rows) {
        const deployment = byId.get(deployment_id)!;
        found.push({ entityId: entity_id, deployment });
      }
    }
    return found;
  }

  async link(trx: Transaction, links: DeploymentLink[]): Promise<Set<string>> {
    return insertLinks(trx, 'deployment_entity', {
      rows: links.map(({ entityId, deployment }) => ({
        entity_id: entityId,
        deployment_id: deployment.id,
        tier: deployment.tier,
        happened_at: deployment.happenedAt,
        binding_key: deployment.bindingKey,
      })),
      key: ['entity_id', 'deployment_id'],
    });
  }

  async unlink(trx: Transaction, links: DeploymentLink[]): Promise<void> {
    for (const chunk of links.length ? chunksFor(trx, links, 2) : []) {
      await trx('deployment_entity')
        .whereIn(
          ['entity_id', 'deployment_id'],
          chunk.map(({ entityId, deployment }) => [entityId, deployment.id]),
        )
        .delete();
    }
  }

  /** Sets what the environments of some deployments are for, also where it is repeated. */
  async retier(
    trx: Transaction,
    changes: { id: string; tier: string }[],
  ): Promise<void> {
    const byTier = new Map<string, string[]>();
    for (const { id, tier } of changes) {
      byTier.set(tier, [...(byTier.get(tier) ?? []), id]);
    }
    for (const [tier, ids] of [...byTier].sort()) {
      for (const chunk of chunksFor(trx, ids.sort())) {
        await trx('deployment').whereIn('id', chunk).update({ tier });
        await trx('deployment_entity')
          .whereIn('deployment_id', chunk)
          .update({ tier });
      }
    }
  }

  /** The entities that deployments belong to. */
  async entitiesOf(trx: Transaction, ids: string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const chunk of chunksFor(trx, ids)) {
      const rows: { entity_id: string }[] = await trx('deployment_entity')
        .whereIn('deployment_id', chunk)
        .distinct('entity_id');
      rows.forEach(({ entity_id }) => found.add(entity_id));
    }
    return found;
  }

  /** Incidents and alerts belong to all entities of their binding. */
  async linkIncidents(
    trx: Transaction,
    changes: BindingChange[],
  ): Promise<void> {
    for (const { table, links, key } of OF_INCIDENTS) {
      const keys = [...new Set(changes.map(change => change.key))];
      const stored: { id: string; provider: string; binding_key: string }[] =
        [];
      for (const chunk of chunksFor(trx, keys)) {
        stored.push(
          ...(await trx(table)
            .whereIn('binding_key', chunk)
            .select('id', 'provider', 'binding_key')),
        );
      }
      const rows = changes.flatMap(change =>
        stored
          .filter(
            row =>
              row.provider === change.provider &&
              row.binding_key === change.key,
          )
          .map(row => ({
            entity_id: change.entityId,
            [key]: row.id,
            binding_key: change.key,
          })),
      );
      await insertLinks(trx, links, { rows, key: ['entity_id', key as never] });
    }
  }

  /** What entities had by bindings that they have no more. */
  async unlinkLost(trx: Transaction, changes: BindingChange[]): Promise<void> {
    const lost = [
      ...OF_DEPLOYMENTS.map(of => ({ of, kind: 'deployments' })),
      ...OF_INCIDENTS.map(of => ({ of, kind: 'incidents' })),
    ];
    for (const { of, kind } of lost) {
      const ofKind = changes.filter(change => change.kind === kind);
      const providers = [...new Set(ofKind.map(({ provider }) => provider))];
      for (const provider of providers) {
        const pairs = ofKind
          .filter(change => change.provider === provider)
          .map(({ entityId, key }) => [entityId, key]);
        for (const chunk of chunksFor(trx, pairs, 2)) {
          await trx(of.links)
            .whereIn(['entity_id', 'binding_key'], chunk)
            .whereExists(
              trx(of.table)
                .whereRaw('??.id = ??', [of.table, `${of.links}.${of.key}`])
                .where({ provider })
                .select(trx.raw('1')),
            )
            .delete();
        }
      }
    }
  }
}
