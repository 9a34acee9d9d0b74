import {
  DEPLOY_STATES,
  DeployState,
  PROGRAMME_PLACES,
  ProgrammePlace,
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

/** Where values to sort by are: in the entity, or in its standing under a checklist that is chosen. @internal */
export interface SortedColumns {
  standing: string;
  validUntil: string;
}

/** The columns that a list is sorted by for the values in them. @internal */
export const SORT_COLUMNS = {
  due: 'due_on',
  tier: 'tier',
  owner: 'sort_owner',
  kind: 'kind',
  type: 'type',
  lifecycle: 'lifecycle',
  system: 'system_ref',
  validUntil: 'valid_until',
} as const;

const OF_ENTITY: SortedColumns = {
  standing: 'entity.headline',
  validUntil: 'entity.valid_until',
};

/** A segment for each value, in their order. */
function valueSegments<T>(
  values: readonly T[],
  direction: 'asc' | 'desc',
  narrow: (query: Knex.QueryBuilder, value: T) => void,
): ListSegment[] {
  const order = direction === 'asc' ? values : [...values].reverse();
  return order.map(value => ({
    narrow: query => narrow(query, value),
    direction: 'asc',
  }));
}

function narrowToPlace(query: Knex.QueryBuilder, place: ProgrammePlace): void {
  query.where(either => {
    either.where('entity.programme_place', place);
    if (place === 'notAsked') {
      // What has just been met has no place yet.
      either.orWhereNull('entity.programme_place');
    }
  });
}

/** What nothing is known of has no state, and neither has what was never looked at. */
function deploySegments(direction: 'asc' | 'desc'): ListSegment[] {
  const told = DEPLOY_STATES.filter(state => state !== 'none');
  const among =
    (states: readonly DeployState[]) => (query: Knex.QueryBuilder) =>
      query
        .from('deploy_health as fares')
        .whereRaw('fares.entity_id = entity.id')
        .whereIn('fares.state', [...states])
        .select('fares.entity_id');
  return [
    ...valueSegments(told, direction, (query, state) =>
      query.whereExists(among([state])),
    ),
    {
      narrow: query => query.whereNotExists(among(told)),
      direction: 'asc',
    },
  ];
}

/** The segments of a list; as many whatever the filters, so that a place keeps its meaning. @internal */
export function segmentsOf(
  { sort, direction }: ReadinessListOrder,
  columns: SortedColumns = OF_ENTITY,
): ListSegment[] {
  switch (sort) {
    case 'name':
      return [{ narrow: () => {}, direction }];
    case 'standing':
      return valueSegments<Standing>(STANDINGS, direction, (query, standing) =>
        query.where(columns.standing, standing),
      );
    case 'programme':
      return valueSegments(PROGRAMME_PLACES, direction, narrowToPlace);
    case 'deployHealth':
      return deploySegments(direction);
    case 'openReview':
      return valueSegments([true, false], direction, (query, inReview) =>
        query.where('entity.in_review', inReview),
      );
    default:
      return columnSegments(
        sort === 'validUntil'
          ? columns.validUntil
          : `entity.${SORT_COLUMNS[sort]}`,
        direction,
      );
  }
}

function columnSegments(
  column: string,
  direction: 'asc' | 'desc',
): ListSegment[] {
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
