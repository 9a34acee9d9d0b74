import { Knex } from 'knex';
import { INCOMPLETE_SEARCH_KEY } from './EntityProjection';
import { VisibilityFilter } from './VisibilityFilter';
import { exceptCarried } from './exceptCarried';

/** Under which names the query knows its tables. @internal */
export interface VisibilityTarget {
  /** The table or alias that holds the entity. */
  entity?: string;
  /** The table or alias that holds the review; without it, rules on people look at all reviews of the entity. */
  review?: string;
}

type Names = Required<Pick<VisibilityTarget, 'entity'>> &
  Pick<VisibilityTarget, 'review'>;

/**
 * Narrows a query that has `entity` in it to what the filter lets through. Only conditions on subqueries, so that no
 * row comes twice.
 *
 * @internal
 */
export function applyVisibility<TQuery extends Knex.QueryBuilder>(
  query: TQuery,
  filter: VisibilityFilter,
  target: VisibilityTarget = {},
): TQuery {
  const names = { entity: target.entity ?? 'entity', review: target.review };
  query.andWhere(inner => applyFilter(inner, filter, names, false));
  return query;
}

function applyFilter(
  query: Knex.QueryBuilder,
  filter: VisibilityFilter,
  names: Names,
  negated: boolean,
): void {
  switch (filter.type) {
    case 'everything':
      query.whereRaw('1 = 1');
      return;
    case 'all':
      query.whereRaw('1 = 1');
      filter.filters.forEach(part =>
        query.andWhere(inner => applyFilter(inner, part, names, negated)),
      );
      return;
    case 'any':
      query.whereRaw('1 = 0');
      filter.filters.forEach(part =>
        query.orWhere(inner => applyFilter(inner, part, names, negated)),
      );
      return;
    case 'not':
      query.whereNot(inner =>
        applyFilter(inner, filter.filter, names, !negated),
      );
      return;
    case 'search':
      applySearch(query, filter, names, negated);
      return;
    case 'column':
      applyColumn(query, filter, names);
      return;
    case 'visibleSet':
      query.whereExists(set => {
        set
          .select('member.set_key')
          .from('visible_set_uid as member')
          .where('member.set_key', filter.setKey);
        set.whereRaw('?? = ??', ['member.uid', `${names.entity}.uid`]);
      });
      return;
    default:
      query.whereRaw('1 = 0');
  }
}

function applySearch(
  query: Knex.QueryBuilder,
  { key, values }: Extract<VisibilityFilter, { type: 'search' }>,
  { entity }: Names,
  negated: boolean,
): void {
  query.where(either => {
    either.whereExists(search => {
      found(search, key.toLowerCase(), entity);
      if (values) {
        search.whereIn(
          'found.value',
          values.map(value => value.toLowerCase()),
        );
      }
    });
    // Rows that found no room may be the ones whose absence is asked for. Each is looked for by itself: an index alone tells it then.
    if (negated) {
      either.orWhereExists(search =>
        found(search, INCOMPLETE_SEARCH_KEY, entity),
      );
    }
  });
}

function found(search: Knex.QueryBuilder, key: string, entity: string): void {
  search
    .select('found.key')
    .from('entity_search as found')
    .whereRaw('?? = ??', ['found.entity_id', `${entity}.id`])
    .where('found.key', key);
}

function applyColumn(
  query: Knex.QueryBuilder,
  { column, values }: Extract<VisibilityFilter, { type: 'column' }>,
  names: Names,
): void {
  switch (column) {
    case 'owner':
      applyOwner(query, values, names);
      return;
    case 'participant':
      applyParticipant(query, values, names);
      return;
    case 'reviewer':
      applyReviewer(query, values, names);
      return;
    case 'kind':
    case 'type':
    case 'lifecycle':
    case 'tier':
      // False rather than NULL where the column is empty: the negation of NULL would hide the row.
      query
        .whereNotNull(`${names.entity}.${column}`)
        .whereIn(`${names.entity}.${column}`, values);
      return;
    default:
      query.whereRaw('1 = 0');
  }
}

function applyOwner(
  query: Knex.QueryBuilder,
  values: string[],
  { entity }: Names,
): void {
  query.whereExists(owner => {
    owner.select('claim.owner_ref').from('entity_owner as claim');
    owner
      .whereRaw('?? = ??', ['claim.entity_id', `${entity}.id`])
      .andWhere(held => {
        held.whereIn('claim.owner_ref', values).orWhereExists(above => {
          above.select('above.ancestor_ref').from('group_ancestor as above');
          above
            .whereRaw('?? = ??', ['above.group_ref', 'claim.owner_ref'])
            .whereIn('above.ancestor_ref', values);
        });
      });
  });
}

function applyReviewer(
  query: Knex.QueryBuilder,
  values: string[],
  { entity, review }: Names,
): void {
  query.whereExists(reviews => {
    reviews
      .select('judged.id')
      .from('review as judged')
      .join('checklist_version as followed', join =>
        join
          .on('followed.checklist_id', 'judged.checklist_id')
          .andOn('followed.version', 'judged.checklist_version'),
      )
      .whereIn('followed.reviewer_group', values);
    reviews.whereRaw(
      '?? = ??',
      review
        ? ['judged.id', `${review}.id`]
        : ['judged.entity_id', `${entity}.id`],
    );
  });
}

function applyParticipant(
  query: Knex.QueryBuilder,
  values: string[],
  { entity, review }: Names,
): void {
  query.whereExists(reviews => {
    reviews.select('held.id').from('review as held');
    reviews.whereRaw(
      '?? = ??',
      review ? ['held.id', `${review}.id`] : ['held.entity_id', `${entity}.id`],
    );
    reviews.andWhere(people => {
      people
        .whereIn('held.driver_ref', values)
        .orWhereIn('held.started_by', values);
      for (const table of ['answer_revision', 'answer_exception_revision']) {
        people.orWhereExists(answers => {
          answers.select('given.review_id').from(`${table} as given`);
          answers
            .whereRaw('?? = ??', ['given.review_id', 'held.id'])
            .whereIn('given.answered_by', values);
          if (table === 'answer_revision') {
            exceptCarried(answers, 'given');
          }
        });
      }
      people.orWhereExists(handed => {
        handed.select('waiting.review_id').from('answer as waiting');
        handed
          .whereRaw('?? = ??', ['waiting.review_id', 'held.id'])
          .whereIn('waiting.assignee_ref', values);
      });
    });
  });
}
