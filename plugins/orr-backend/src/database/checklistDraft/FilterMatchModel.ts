import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { KINDS_NOT_LISTED } from '../kindsNotListed';
import { VisibilityFilter } from '../VisibilityFilter';

/** What an entity must have in some columns, in lower case, so that a filter can match it at all. @internal */
export type NarrowedColumns = Partial<
  Record<'kind' | 'type' | 'lifecycle', string[]>
>;

/** An entity that a filter may match. @internal */
export interface FilterCandidate {
  id: string;
  entityRef: string;
  title?: string;
  sortName: string;
  /** JSON. */
  entityJson: string;
}

interface CandidateRow {
  id: string;
  entity_ref: string;
  title: string | null;
  sort_name: string;
  entity_json: string;
}

/** The entities that a viewer sees, for what only filters themselves can tell. @internal */
export class FilterMatchModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Sorted by name. */
  async list(options: {
    visibility: VisibilityFilter;
    narrowed: NarrowedColumns;
    limit: number;
    after?: Pick<FilterCandidate, 'sortName' | 'id'>;
  }): Promise<FilterCandidate[]> {
    const { visibility, narrowed, limit, after } = options;
    const query = this.#visible(visibility)
      .orderBy(['entity.sort_name', 'entity.id'])
      .limit(limit);
    for (const [column, values] of Object.entries(narrowed)) {
      query.whereIn(
        this.#knex.raw('LOWER(??)', [`entity.${column}`]) as never,
        values,
      );
    }
    if (after) {
      query.where(behind =>
        behind
          .where('entity.sort_name', '>', after.sortName)
          .orWhere(same =>
            same
              .where('entity.sort_name', after.sortName)
              .where('entity.id', '>', after.id),
          ),
      );
    }
    return (await query).map(toCandidate);
  }

  async get(options: {
    visibility: VisibilityFilter;
    entityRef: string;
  }): Promise<FilterCandidate | undefined> {
    const rows: CandidateRow[] = await this.#visible(options.visibility).where(
      'entity.entity_ref',
      options.entityRef,
    );
    return rows.map(toCandidate)[0];
  }

  #visible(visibility: VisibilityFilter): Knex.QueryBuilder {
    return applyVisibility(
      this.#knex('entity')
        .whereNull('entity.orphaned_at')
        .whereNotIn('entity.kind', [...KINDS_NOT_LISTED]),
      visibility,
    ).select(
      'entity.id',
      'entity.entity_ref',
      'entity.title',
      'entity.sort_name',
      'entity.entity_json',
    );
  }
}

function toCandidate(row: CandidateRow): FilterCandidate {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    title: row.title ?? undefined,
    sortName: row.sort_name,
    entityJson: row.entity_json,
  };
}
