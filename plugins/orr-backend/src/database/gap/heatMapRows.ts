import { Knex } from 'knex';
import { VisibilityFilter } from '../VisibilityFilter';
import { askedEntities, GapFilter } from './gapFilter';

/** What the rows are. @internal */
export interface HeatMapRows {
  filter: GapFilter;
  /** Whose title may be told, whatever may be read of it. */
  shown: VisibilityFilter;
  by: 'groups' | 'systems';
  /** Rows are the groups right below; the top ones where it is absent. */
  groupRef?: string;
}

/** What may be a row, whether or not anything there is asked; as `named`. @internal */
export function possibleRows(
  knex: Knex,
  { by, groupRef }: HeatMapRows,
): Knex.QueryBuilder {
  const named = knex('entity as named');
  if (by === 'systems') {
    return named.where('named.kind', 'system');
  }
  const groups =
    groupRef === undefined
      ? topGroups(knex)
      : knex('group_ancestor as right_below')
          .where('right_below.ancestor_ref', groupRef)
          .whereIn('right_below.depth', [0, 1])
          .select('right_below.group_ref');
  return named.whereIn('named.entity_ref', groups);
}

/** One where an entity of the row that is `named` is asked. @internal */
export function askedOfRow(
  knex: Knex,
  { by, filter, groupRef }: HeatMapRows,
): Knex.QueryBuilder {
  const asked = askedEntities(knex, filter).select(knex.raw('1')).limit(1);
  if (by === 'systems') {
    return asked.whereRaw('entity.system_ref = named.entity_ref');
  }
  return owned(asked, groupRef).whereRaw(
    'above.ancestor_ref = named.entity_ref',
  );
}

/** Joins an entity with the groups that own it, each with all above; of the chosen group only what it owns itself. */
function owned(
  query: Knex.QueryBuilder,
  groupRef: string | undefined,
): Knex.QueryBuilder {
  query
    .join('entity_owner as held_by', 'held_by.entity_id', 'entity.id')
    .join('group_ancestor as above', 'above.group_ref', 'held_by.owner_ref');
  if (groupRef !== undefined) {
    query.where(of =>
      of.whereNot('above.ancestor_ref', groupRef).orWhere('above.depth', 0),
    );
  }
  return query;
}

/** Which of those that are asked, as `asked_once` has them, is in which of these rows, once in each. @internal */
export function rowMembers(
  knex: Knex,
  { by, groupRef }: HeatMapRows,
  rowRefs: string[],
): Knex.QueryBuilder {
  const entities = knex('asked_once').join(
    'entity',
    'entity.id',
    'asked_once.entity_id',
  );
  if (by === 'systems') {
    return entities
      .whereIn('entity.system_ref', rowRefs)
      .select({ entity_id: 'entity.id', row_ref: 'entity.system_ref' });
  }
  return owned(entities, groupRef)
    .whereIn('above.ancestor_ref', rowRefs)
    .distinct({ entity_id: 'entity.id', row_ref: 'above.ancestor_ref' });
}

function topGroups(knex: Knex): Knex.QueryBuilder {
  return knex('group_ancestor as top')
    .where('top.depth', 0)
    .whereNotExists(
      knex('group_ancestor as higher')
        .whereRaw('higher.group_ref = top.group_ref')
        .where('higher.depth', '>', 0)
        .select('higher.group_ref'),
    )
    .select('top.group_ref');
}
