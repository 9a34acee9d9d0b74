import { parseEntityRef } from '@backstage/catalog-model';
import {
  DeployState,
  OpenRisk,
  OwnerState,
  ProgrammePlace,
  ReadinessFacets,
  Standing,
} from 'backstage-plugin-orr-common';
import { LIST_FILTERS } from '../../hooks/readinessFilters';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

type FilterName = (typeof LIST_FILTERS)[number];

/** What a filter of their own is about. */
const NAMED_ALONE = ['group', 'system', 'domain'];

function titleIn(
  values: { value: string; title?: string }[] | undefined,
  value: string,
): string | undefined {
  return values?.find(known => known.value === value)?.title;
}

function shortName(ref: string): string {
  try {
    const { kind, namespace, name } = parseEntityRef(ref);
    const place = namespace === 'default' ? name : `${namespace}/${name}`;
    return NAMED_ALONE.includes(kind.toLocaleLowerCase('en-US'))
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
  const placeName = (filter: 'system' | 'domain', ref: string) =>
    titleIn(facets?.[filter], ref) ?? shortName(ref);
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
      case 'system':
      case 'domain':
        return placeName(filter, value);
      case 'checklist':
        return titleIn(facets?.checklist, value) ?? value;
      case 'deployHealth':
        return t(`page.deployHealth.${value as DeployState}`);
      case 'risk':
        return t(`page.risk.${value as OpenRisk}`);
      case 'kind':
        return value;
      default:
        return value || t(`page.none.${filter}`);
    }
  };
  return { ownerName, valueName };
}
