import { IncidentRecord } from 'backstage-plugin-orr-common';
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

interface IncidentRow {
  id: string;
  provider: string;
  instance: string;
  source_id: string;
  binding_key: string | null;
  title: string | null;
  opened_at: string;
  resolved_at: string | null;
  severity: string | null;
  url: string | null;
  fixed_by_revision: string | null;
  source_updated_at: string;
  observed_at: string;
}

/** An incident with what it hurts. @internal */
export interface LinkedIncident {
  record: IncidentRecord & {
    title: string | null;
    /** ISO instant by the clock of the source. */
    sourceUpdatedAt: string;
    /** ISO instant by our clock. */
    observedAt: string;
  };
  /** By which it was found; absent where it was told of entities. */
  bindingKey?: string;
  entityIds: string[];
  /** Each call tells of one event of several: it opened with the earliest of them. */
  opensFirst?: true;
}

function toIncidentRow({ record, bindingKey }: LinkedIncident): IncidentRow {
  return {
    id: idOfKey(record),
    provider: record.provider,
    instance: record.instance,
    source_id: record.sourceId,
    binding_key: bindingKey ?? null,
    title: record.title,
    opened_at: record.openedAt,
    resolved_at: record.resolvedAt,
    severity: record.severity,
    url: record.url,
    fixed_by_revision: record.fixedByRevision,
    source_updated_at: record.sourceUpdatedAt,
    observed_at: record.observedAt,
  };
}

function toIncident(row: IncidentRow): IncidentRecord {
  return {
    provider: row.provider,
    instance: row.instance,
    sourceId: row.source_id,
    openedAt: row.opened_at,
    resolvedAt: row.resolved_at,
    severity: row.severity,
    url: row.url,
    fixedByRevision: row.fixed_by_revision,
  };
}

/** What one source of a state may know and another not. */
const FILLED = [
  'binding_key',
  'title',
  'severity',
  'url',
  'fixed_by_revision',
] as const satisfies (keyof IncidentRow)[];

const GUARD = resolvableGuard('incident', [...FILLED]);

/** Incidents by the keys of their sources, and what they hurt. @internal */
export class DatabaseIncidentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Keeps of each its newest state. Answers how many states were new, and the entities of which more is known now. */
  async record(
    trx: Transaction,
    items: LinkedIncident[],
  ): Promise<{ recorded: number; entityIds: Set<string> }> {
    const newest = new Map<string, IncidentRow>();
    const openings = new Map<string, string>();
    const links: EntityLink[] = [];
    for (const item of items) {
      const row = toIncidentRow(item);
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
      if (item.opensFirst) {
        const opened = [openings.get(row.id), row.opened_at].sort()[0]!;
        openings.set(row.id, opened);
      }
      for (const entityId of item.entityIds) {
        links.push({ id: row.id, entityId, bindingKey: item.bindingKey });
      }
    }
    const rows = [...newest.values()];
    const written = await upsertGuarded(trx, 'incident', {
      rows: rows.filter(({ id }) => !openings.has(id)),
      kept: ['provider', 'instance', 'source_id'],
      guard: GUARD,
    });
    for (const id of await this.#recordFirst(trx, rows, openings)) {
      written.add(id);
    }
    const entityIds = await linkEntities(
      trx,
      { table: 'incident_entity', column: 'incident_id' },
      { links, written },
    );
    return { recorded: written.size, entityIds };
  }

  /** Of what several events tell: the newest state, and the earliest opening. */
  async #recordFirst(
    trx: Transaction,
    rows: IncidentRow[],
    openings: Map<string, string>,
  ): Promise<Set<string>> {
    const written = await upsertGuarded(trx, 'incident', {
      rows: rows
        .filter(({ id }) => openings.has(id))
        .map(row => ({ ...row, opened_at: openings.get(row.id)! })),
      kept: ['provider', 'instance', 'source_id', 'opened_at'],
      guard: GUARD,
    });
    for (const [id, openedAt] of [...openings].sort()) {
      const corrected = await trx<IncidentRow>('incident')
        .where({ id })
        .where('opened_at', '>', openedAt)
        .update({ opened_at: openedAt });
      if (corrected) {
        written.add(id);
      }
    }
    return written;
  }

  /** All of these entities that were open after an instant, by entity; entities without any have no entry. */
  async listSince(
    entityIds: string[],
    since: string,
  ): Promise<Map<string, IncidentRecord[]>> {
    const found = new Map<string, IncidentRecord[]>();
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      const rows: (IncidentRow & { entity_id: string })[] = await this.#knex(
        'incident_entity as link',
      )
        .join('incident', 'incident.id', 'link.incident_id')
        .whereIn('link.entity_id', chunk)
        .where('incident.opened_at', '>=', since)
        .select('incident.*', 'link.entity_id');
      for (const row of rows) {
        found.set(row.entity_id, [
          ...(found.get(row.entity_id) ?? []),
          toIncident(row),
        ]);
      }
    }
    return found;
  }

  /** Deletes some of those that were opened before an instant, with their links; answers how many. */
  async purge(options: { before: Date; limit: number }): Promise<number> {
    return this.#knex('incident')
      .whereIn(
        'id',
        this.#knex('incident')
          .where('opened_at', '<', options.before.toISOString())
          .orderBy('opened_at')
          .limit(options.limit)
          .select('id'),
      )
      .delete();
  }
}
