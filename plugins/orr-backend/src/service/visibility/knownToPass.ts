import {
  EntitySearchValue,
  INCOMPLETE_SEARCH_KEY,
} from '../../database/EntityProjection';
import { StoredEntity } from '../../database/StoredEntity';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { flattenEntity } from '../catalog/flattenEntity';

type Search = Extract<VisibilityFilter, { type: 'search' }>;
type Column = Extract<VisibilityFilter, { type: 'column' }>;

/**
 * Whether a filter lets an entity through, told from the entity alone, as `applyVisibility` would tell it from the
 * tables; undefined where that takes what only the tables hold.
 *
 * @internal
 */
export function knownToPass(
  entity: StoredEntity,
  filter: VisibilityFilter,
): boolean | undefined {
  let rows: EntitySearchValue[] | undefined;
  const searchRows = () => {
    rows ??= flattenEntity(entity.entity);
    return rows;
  };
  const passes = (
    part: VisibilityFilter,
    negated: boolean,
  ): boolean | undefined => {
    switch (part.type) {
      case 'everything':
        return true;
      case 'nothing':
        return false;
      case 'all':
        return every(part.filters.map(each => passes(each, negated)));
      case 'any':
        return not(every(part.filters.map(each => not(passes(each, negated)))));
      case 'not':
        return not(passes(part.filter, !negated));
      case 'search':
        return isFound(searchRows(), part, negated);
      case 'column':
        return holds(entity, part);
      default:
        return undefined;
    }
  };
  return passes(filter, false);
}

function not(passes: boolean | undefined): boolean | undefined {
  return passes === undefined ? undefined : !passes;
}

/** One that fails decides, whatever the unknown ones are. */
function every(parts: (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) {
    return false;
  }
  return parts.includes(undefined) ? undefined : true;
}

function isFound(
  rows: EntitySearchValue[],
  { key, values }: Search,
  negated: boolean,
): boolean {
  const sought = key.toLowerCase();
  const among = values && new Set(values.map(value => value.toLowerCase()));
  return rows.some(row => {
    // Rows that found no room may be the ones whose absence is asked for.
    if (negated && row.key === INCOMPLETE_SEARCH_KEY) {
      return true;
    }
    return (
      row.key === sought &&
      (!among || (row.value !== null && among.has(row.value)))
    );
  });
}

function holds(
  entity: StoredEntity,
  { column, values }: Column,
): boolean | undefined {
  switch (column) {
    case 'kind':
    case 'type':
    case 'lifecycle':
    case 'tier': {
      const value = entity[column];
      return value !== undefined && values.includes(value);
    }
    case 'owner':
      // What lies above an owner is in the tables.
      return entity.ownerRefs.some(ref => values.includes(ref)) || undefined;
    default:
      return undefined;
  }
}
