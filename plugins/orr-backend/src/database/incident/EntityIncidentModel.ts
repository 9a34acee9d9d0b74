import { Knex } from 'knex';

interface FoundRow {
  id: string;
  provider: string;
  title: string | null;
  opened_at: string;
  resolved_at: string | null;
  severity: string | null;
  url: string | null;
}

/** An incident as its source tells it. @internal */
export interface FoundIncident {
  id: string;
  provider: string;
  title?: string;
  /** ISO instant. */
  openedAt: string;
  /** ISO instant; absent while it is open. */
  resolvedAt?: string;
  severity?: string;
  url?: string;
}

/** The place of an incident in the list. @internal */
export interface IncidentPlace {
  isOpen: boolean;
  openedAt: string;
  id: string;
}

const COLUMNS = [
  'incident.id',
  'incident.provider',
  'incident.title',
  'incident.opened_at',
  'incident.resolved_at',
  'incident.severity',
  'incident.url',
];
/** Open ones come first. */
const PLACE = 'case when incident.resolved_at is null then 0 else 1 end';

function toFound(row: FoundRow): FoundIncident {
  return {
    id: row.id,
    provider: row.provider,
    title: row.title ?? undefined,
    openedAt: row.opened_at,
    resolvedAt: row.resolved_at ?? undefined,
    severity: row.severity ?? undefined,
    url: row.url ?? undefined,
  };
}

/** The incidents of one entity, and the alerts before them. @internal */
export class EntityIncidentModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** One more than the limit tells of a next page. */
  async listPage(options: {
    entityId: string;
    limit: number;
    after?: IncidentPlace;
  }): Promise<FoundIncident[]> {
    const { entityId, limit, after } = options;
    const query = this.#of(entityId)
      .orderByRaw(PLACE)
      .orderBy([
        { column: 'incident.opened_at', order: 'desc' },
        { column: 'incident.id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select(COLUMNS);
    if (after) {
      query.whereRaw(
        `(${PLACE} > ? or (${PLACE} = ? and (incident.opened_at, incident.id) < (?, ?)))`,
        [
          Number(!after.isOpen),
          Number(!after.isOpen),
          after.openedAt,
          after.id,
        ],
      );
    }
    const rows: FoundRow[] = await query;
    return rows.map(toFound);
  }

  async count(entityId: string): Promise<number> {
    const [{ count }] = await this.#of(entityId).count({ count: '*' });
    return Number(count);
  }

  async get(
    entityId: string,
    incidentId: string,
    handle: Knex = this.#knex,
  ): Promise<FoundIncident | undefined> {
    const row: FoundRow | undefined = await this.#of(entityId, handle)
      .where('incident.id', incidentId)
      .first(COLUMNS);
    return row && toFound(row);
  }

  #of(entityId: string, handle: Knex = this.#knex): Knex.QueryBuilder {
    return handle('incident_entity as link')
      .join('incident', 'incident.id', 'link.incident_id')
      .where('link.entity_id', entityId);
  }
}
