import { DueItem, DueKind, DuePage } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { DueFilter, dueSources } from './dueSources';

/** A place among what falls due. @internal */
export interface DuePosition {
  dueOn: string;
  kind: string;
  id: string;
}

/** Something that falls due, without what the entity and the checklist are called. @internal */
export interface FoundDue extends Omit<DueItem, 'entity' | 'checklistTitle'> {
  entityId: string;
}

type DueRow = Record<string, string | null>;

/** The queries behind the calendar. @internal */
export class DueModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Day by day; one more than the limit where there is a next page. */
  async listPage(options: {
    filter: DueFilter;
    limit: number;
    after?: DuePosition;
  }): Promise<FoundDue[]> {
    const { filter, limit, after } = options;
    const query = this.#due(filter, filter.kinds)
      .orderBy(['due_on', 'kind', 'id'])
      .limit(limit + 1)
      .select('*');
    if (after) {
      query.whereRaw('(due_on, kind, id) > (?, ?, ?)', [
        after.dueOn,
        after.kind,
        after.id,
      ]);
    }
    const rows: DueRow[] = await query;
    return rows.map(toDue);
  }

  /** How many there are of each kind, the filter on kind aside. */
  async countKinds(filter: DueFilter): Promise<DuePage['kinds']> {
    const rows: { kind: DueKind; count: number | string }[] = await this.#due(
      filter,
    )
      .groupBy('kind')
      .orderBy('kind')
      .select('kind')
      .count({ count: '*' });
    return rows.map(({ kind, count }) => ({ kind, count: Number(count) }));
  }

  #due(filter: DueFilter, kinds: DueKind[] = []): Knex.QueryBuilder {
    const query = this.#knex.from(dueSources(this.#knex, filter).as('due'));
    return kinds.length ? query.whereIn('kind', kinds) : query;
  }
}

function toDue(row: DueRow): FoundDue {
  return {
    kind: row.kind as DueKind,
    id: row.id!,
    dueOn: row.due_on!,
    entityId: row.entity_id!,
    checklistId: row.checklist_id ?? undefined,
    reviewId: row.review_id ?? undefined,
    questionId: row.question_id ?? undefined,
    text: row.text ?? undefined,
    level: (row.level ?? undefined) as DueItem['level'],
    personRef: row.person_ref ?? undefined,
  };
}
