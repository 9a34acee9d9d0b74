import { ShownDispositionState } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import {
  FoundDispositionRow,
  StoredDisposition,
  toDisposition,
} from './dispositionRows';
import { ownedBy } from './ReadinessListFilter';
import { VisibilityFilter } from './VisibilityFilter';

/** What narrows the list of dispositions. @internal */
export interface DispositionListFilter {
  visibility: VisibilityFilter;
  type: string;
  /** YYYY-MM-DD: by which days have passed. */
  today: string;
  states?: ShownDispositionState[];
  /** Whether their day has passed. */
  lapsed?: boolean;
  levels?: string[];
  /** Owners of the entity, groups with all that is below them. */
  ownerRefs?: string[];
  /** Who has to do it. */
  assigneeRefs?: string[];
  checklistIds?: string[];
  /** YYYY-MM-DD: due or running out on this day or before. */
  until?: string;
}

/** A row of the list, with the version of the checklist that its review follows. @internal */
export interface ListedDisposition {
  disposition: StoredDisposition;
  checklistVersion: number;
  /** The value it is sorted by. */
  sortDay: string;
}

/** The place behind a row. @internal */
export interface DispositionPosition {
  sortDay: string;
  id: string;
}

/** Lists what was decided about gaps, over all entities that a viewer sees. @internal */
export class DispositionListModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What is due first comes first; one more than the limit where there is a next page. */
  async listPage(options: {
    filter: DispositionListFilter;
    limit: number;
    after?: DispositionPosition;
  }): Promise<ListedDisposition[]> {
    const { filter, limit, after } = options;
    const query = this.#filtered(filter);
    if (after) {
      query.whereRaw('(disposition.sort_day, disposition.id) > (?, ?)', [
        after.sortDay,
        after.id,
      ]);
    }
    const rows: (FoundDispositionRow & { checklist_version: number })[] =
      await query
        .join('review', 'review.id', 'disposition.review_id')
        .leftJoin('entity as part', 'part.id', 'disposition.covered_entity_id')
        .orderBy(['disposition.sort_day', 'disposition.id'])
        .limit(limit + 1)
        .select('disposition.*', 'entity.entity_ref', {
          covered_ref: 'part.entity_ref',
          checklist_version: 'review.checklist_version',
        });
    return rows.map(row => ({
      disposition: toDisposition(row),
      checklistVersion: row.checklist_version,
      sortDay: row.sort_day,
    }));
  }

  async count(filter: DispositionListFilter): Promise<number> {
    const [{ count }] = await this.#filtered(filter).count({ count: '*' });
    return Number(count);
  }

  #filtered(filter: DispositionListFilter): Knex.QueryBuilder {
    const { visibility, type } = filter;
    const query = this.#knex('disposition')
      .join('entity', 'entity.id', 'disposition.entity_id')
      .whereNull('entity.orphaned_at')
      .where('disposition.type', type);
    applyVisibility(query, visibility);
    if (visibility.type !== 'everything') {
      query.where(either =>
        either
          .whereNull('disposition.covered_entity_id')
          .orWhereIn(
            'disposition.covered_entity_id',
            applyVisibility(
              this.#knex('entity as seen').select('seen.id'),
              visibility,
              { entity: 'seen' },
            ),
          ),
      );
    }
    this.#narrow(query, filter);
    return query;
  }

  #narrow(query: Knex.QueryBuilder, filter: DispositionListFilter): void {
    const { lapsed, today, until, ownerRefs } = filter;
    applyStates(query, filter);
    const columns = {
      level: filter.levels,
      owner_ref: filter.assigneeRefs?.map(ref =>
        ref.toLocaleLowerCase('en-US'),
      ),
      checklist_id: filter.checklistIds,
    };
    for (const [column, values] of Object.entries(columns)) {
      if (values?.length) {
        query.whereIn(`disposition.${column}`, values);
      }
    }
    if (ownerRefs?.length) {
      query.whereIn('entity.id', ownedBy(this.#knex, ownerRefs));
    }
    if (lapsed !== undefined) {
      query.where('disposition.sort_day', lapsed ? '<' : '>=', today);
    }
    if (until !== undefined) {
      query.where('disposition.sort_day', '<=', until);
    }
  }
}

/** Narrows to states as people see them: of what was approved, what has run out is apart from what is in force. */
function applyStates(
  query: Knex.QueryBuilder,
  { states, today }: DispositionListFilter,
): void {
  if (!states?.length) {
    return;
  }
  const inForce = states.includes('approved');
  const lapsed = states.includes('lapsed');
  const whole = states.filter(
    state => state !== 'lapsed' && (state !== 'approved' || lapsed),
  );
  query.where(either => {
    either.whereIn('disposition.state', whole);
    if (inForce !== lapsed) {
      either.orWhere(approved =>
        approved
          .where('disposition.state', 'approved')
          .where('disposition.sort_day', lapsed ? '<' : '>=', today),
      );
    }
  });
}
