import { SourceAlert } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import { idOfKey } from './deploymentRows';
import {
  EntityLink,
  isNewerState,
  linkEntities,
  resolvableGuard,
} from './resolvableStates';
import { newerRow, upsertGuarded } from './upsertGuarded';

interface AlertRow {
  id: string;
  provider: string;
  instance: string;
  source_id: string;
  binding_key: string | null;
  name: string;
  severity: string | null;
  fired_at: string;
  resolved_at: string | null;
  url: string | null;
  source_updated_at: string;
  observed_at: string;
}

/** An alert with what it is about. @internal */
export interface LinkedAlert {
  record: SourceAlert & {
    provider: string;
    instance: string;
    /** ISO instant by our clock. */
    observedAt: string;
  };
  /** By which it was found; absent where it was told of entities. */
  bindingKey?: string;
  entityIds: string[];
}

function toAlertRow({ record, bindingKey }: LinkedAlert): AlertRow {
  return {
    id: idOfKey(record),
    provider: record.provider,
    instance: record.instance,
    source_id: record.sourceId,
    binding_key: bindingKey ?? null,
    name: record.name,
    severity: record.severity,
    fired_at: record.firedAt,
    resolved_at: record.resolvedAt,
    url: record.url,
    source_updated_at: record.sourceUpdatedAt,
    observed_at: record.observedAt,
  };
}

/** What one source of a state may know and another not. */
const FILLED = [
  'binding_key',
  'severity',
  'url',
] as const satisfies (keyof AlertRow)[];

const GUARD = resolvableGuard('alert', [...FILLED]);

/** Alerts by the keys of their sources, and what they are about. @internal */
export class DatabaseAlertStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Keeps of each its newest state. Answers how many states were new, and the entities of which more is known now. */
  async record(
    trx: Transaction,
    items: LinkedAlert[],
  ): Promise<{ recorded: number; entityIds: Set<string> }> {
    const newest = new Map<string, AlertRow>();
    const links: EntityLink[] = [];
    for (const item of items) {
      const row = toAlertRow(item);
      const known = newest.get(row.id);
      newest.set(
        row.id,
        known
          ? newerRow(known, row, {
              isNewer: isNewerState,
              filled: [...FILLED],
            })
          : row,
      );
      for (const entityId of item.entityIds) {
        links.push({ id: row.id, entityId, bindingKey: item.bindingKey });
      }
    }
    const written = await upsertGuarded(trx, 'alert', {
      rows: [...newest.values()],
      kept: ['provider', 'instance', 'source_id'],
      guard: GUARD,
    });
    const entityIds = await linkEntities(
      trx,
      { table: 'alert_entity', column: 'alert_id' },
      { links, written },
    );
    return { recorded: written.size, entityIds };
  }

  /** The newest of these entities since an instant, by entity; entities without any have no entry. */
  async lastFiredAt(
    entityIds: string[],
    since: string,
  ): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      const rows: { entity_id: string; at: string }[] = await this.#knex(
        'alert_entity as link',
      )
        .join('alert', 'alert.id', 'link.alert_id')
        .whereIn('link.entity_id', chunk)
        .where('alert.fired_at', '>=', since)
        .groupBy('link.entity_id')
        .select('link.entity_id')
        .max({ at: 'alert.fired_at' });
      rows.forEach(({ entity_id, at }) => found.set(entity_id, at));
    }
    return found;
  }

  /** Deletes some of those that fired before an instant, with their links; answers how many. */
  async purge(options: { before: Date; limit: number }): Promise<number> {
    return this.#knex('alert')
      .whereIn(
        'id',
        this.#knex('alert')
          .where('fired_at', '<', options.before.toISOString())
          .orderBy('fired_at')
          .limit(options.limit)
          .select('id'),
      )
      .delete();
  }
}
