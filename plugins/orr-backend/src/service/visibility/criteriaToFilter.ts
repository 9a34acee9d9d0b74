import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { VisibilityFilter } from '../../database/VisibilityFilter';

/**
 * Carries the tree of a condition over to a filter, leaf by leaf. A leaf that cannot be carried over makes the whole
 * answer undefined: half a condition must not be applied.
 *
 * @internal
 */
export function criteriaToFilter<TLeaf extends object>(
  criteria: PermissionCriteria<TLeaf>,
  leafToFilter: (leaf: TLeaf) => VisibilityFilter | undefined,
): VisibilityFilter | undefined {
  const listToFilters = (list: PermissionCriteria<TLeaf>[]) => {
    const filters = list.map(part => criteriaToFilter(part, leafToFilter));
    return filters.every(filter => filter !== undefined) ? filters : undefined;
  };
  if ('allOf' in criteria) {
    const filters = listToFilters(criteria.allOf);
    return filters && { type: 'all', filters };
  }
  if ('anyOf' in criteria) {
    const filters = listToFilters(criteria.anyOf);
    return filters && { type: 'any', filters };
  }
  if ('not' in criteria) {
    const filter = criteriaToFilter(criteria.not, leafToFilter);
    return filter && { type: 'not', filter };
  }
  return leafToFilter(criteria);
}
