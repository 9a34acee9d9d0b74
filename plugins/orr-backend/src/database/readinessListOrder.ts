import {
  ReadinessSort,
  Standing,
  STANDINGS,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';

/** In which order a list comes. @internal */
export interface ReadinessListOrder {
  sort: ReadinessSort;
  direction: 'asc' | 'desc';
}

/** The place behind a row: the segment it is in, and where in there. @internal */
export interface ReadinessListPosition {
  segment: number;
  /** What the list is sorted by, where the segment has a value for it. */
  value: string;
  sortName: string;
  id: string;
}

/**
 * A part of the list that an index answers in its order. A list is its segments one after the other: so what has no
 * value comes last in either direction, on every database, and standings come by how bad they are.
 *
 * @internal
 */
export interface ListSegment {
  narrow: (query: Knex.QueryBuilder) => void;
  /** Sorted by before name and id. */
  column?: string;
  direction: 'asc' | 'desc';
}

const SORT_COLUMNS = {
  due: 'entity.due_on',
  tier: 'entity.tier',
  owner: 'entity.sort_owner',
} as const;

function standingSegments(direction: 'asc' | 'desc'): ListSegment[] {
  const order: readonly Standing[] =
    direction === 'asc' ? STANDINGS : [...STANDINGS].reverse();
  return order.map(standing => ({
    narrow: query => query.where('entity.headline', standing),
    direction: 'asc',
  }));
}

/** The segments of a list; as many whatever the filters, so that a place keeps its meaning. @internal */
export function segmentsOf({
  sort,
  direction,
}: ReadinessListOrder): ListSegment[] {
  if (sort === 'name') {
    return [{ narrow: () => {}, direction }];
  }
  if (sort === 'standing') {
    return standingSegments(direction);
  }
  const column = SORT_COLUMNS[sort];
  return [
    { narrow: query => query.whereNotNull(column), column, direction },
    // PostgreSQL finds the order of the index only where it is asked for by all of its columns.
    {
      narrow: query => query.whereNull(column).orderBy(column),
      direction: 'asc',
    },
  ];
}

/** Narrows a query to a segment, behind the place where one is given, and puts it in order. @internal */
export function applySegment(
  query: Knex.QueryBuilder,
  segment: ListSegment,
  after?: ReadinessListPosition,
): Knex.QueryBuilder {
  const { column, direction } = segment;
  const columns = [
    ...(column ? [column] : []),
    'entity.sort_name',
    'entity.id',
  ];
  segment.narrow(query);
  if (after) {
    const place = [...(column ? [after.value] : []), after.sortName, after.id];
    query.whereRaw(
      `(${columns.join(', ')}) ${direction === 'asc' ? '>' : '<'} (${columns
        .map(() => '?')
        .join(', ')})`,
      place,
    );
  }
  columns.forEach(name => query.orderBy(name, direction));
  return query;
}
