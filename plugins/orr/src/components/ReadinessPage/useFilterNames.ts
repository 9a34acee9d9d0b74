import { parseEntityRef } from '@backstage/catalog-model';
import {
  OwnerState,
  ProgrammePlace,
  ReadinessFacets,
  Standing,
} from 'backstage-plugin-orr-common';
import { LIST_FILTERS } from '../../hooks/readinessFilters';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

type FilterName = (typeof LIST_FILTERS)[number];

function shortName(ref: string): string {
  try {
    const { kind, namespace, name } = parseEntityRef(ref);
    const place = namespace === 'default' ? name : `${namespace}/${name}`;
    return kind.toLocaleLowerCase('en-US') === 'group'
      ? place
      : `${kind}:${place}`;
  } catch {
    return ref;
  }
}

/** Says the values of filters in words. @internal */
export function useFilterNames(facets: ReadinessFacets | undefined) {
  const { t } = useOrrTranslation();
  const ownerName = (ref: string) => {
    const known = facets?.owner.find(({ value }) => value === ref);
    const name = known?.title ?? shortName(ref);
    return known?.groupsBelow
      ? `${name}, ${t('page.groupsBelow', { count: known.groupsBelow })}`
      : name;
  };
  const valueName = (filter: FilterName, value: string): string => {
    switch (filter) {
      case 'standing':
        return t(`standing.${value as Standing}`);
      case 'owner':
        return ownerName(value);
      case 'ownerState':
        return t(`page.ownerState.${value as OwnerState}`);
      case 'programme':
        return t(`programme.place.${value as ProgrammePlace}`);
      case 'kind':
        return value;
      default:
        return value || t(`page.none.${filter}`);
    }
  };
  return { ownerName, valueName };
}
