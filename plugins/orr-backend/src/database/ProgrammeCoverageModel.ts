import { ProgrammePlace } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { KINDS_NOT_LISTED } from './kindsNotListed';
import { VisibilityFilter } from './VisibilityFilter';

/** How many entities are in the same place of the programme. @internal */
export interface PlacedEntities {
  place: ProgrammePlace;
  /** The scope matches them. */
  inScope: boolean;
  tier: string;
  count: number;
}

/** An entity with all that filters look at. @internal */
export interface ScannedEntity {
  id: string;
  entityRef: string;
  title?: string;
  kind: string;
  /** JSON. */
  entityJson: string;
}

/** What the programme counts of the entities that a viewer sees. @internal */
export class ProgrammeCoverageModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** In one statement. */
  async countPlaces(visibility: VisibilityFilter): Promise<PlacedEntities[]> {
    const rows = await this.#visible(visibility)
      .groupBy('entity.programme_place', 'entity.in_scope', 'entity.tier')
      .select('entity.programme_place', 'entity.in_scope', 'entity.tier')
      .count({ count: '*' });
    return rows.map((row: Record<string, unknown>) => ({
      place: (row.programme_place ?? 'notAsked') as ProgrammePlace,
      // SQLite has no booleans and answers 0 and 1.
      inScope: Boolean(row.in_scope),
      tier: String(row.tier ?? ''),
      count: Number(row.count),
    }));
  }

  /** A page of the entities in the order of ids, for what only the filters themselves can tell. */
  async scan(options: {
    visibility: VisibilityFilter;
    limit: number;
    afterId?: string;
  }): Promise<ScannedEntity[]> {
    const query = this.#visible(options.visibility)
      .orderBy('entity.id')
      .limit(options.limit)
      .select('entity.id', 'entity_ref', 'title', 'kind', 'entity_json');
    if (options.afterId !== undefined) {
      query.where('entity.id', '>', options.afterId);
    }
    const rows = await query;
    return rows.map(
      (row: {
        id: string;
        entity_ref: string;
        title: string | null;
        kind: string;
        entity_json: string;
      }) => ({
        id: row.id,
        entityRef: row.entity_ref,
        title: row.title ?? undefined,
        kind: row.kind,
        entityJson: row.entity_json,
      }),
    );
  }

  #visible(visibility: VisibilityFilter): Knex.QueryBuilder {
    return applyVisibility(
      this.#knex('entity')
        .whereNull('entity.orphaned_at')
        .whereNotIn('entity.kind', [...KINDS_NOT_LISTED]),
      visibility,
    );
  }
}
