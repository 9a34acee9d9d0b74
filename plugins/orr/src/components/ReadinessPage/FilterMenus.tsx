import { PROGRAMME_PLACES, ReadinessFacets } from 'backstage-plugin-orr-common';
import { withPlaces } from '../../hooks/readinessFilters';
import { ChosenFilters } from '../../hooks/useReadinessFilters';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FacetMenu } from './FacetMenu';
import { useFilterNames } from './useFilterNames';

/** What one filters by most often. @internal */
export const FRONT_MENUS = [
  'checklist',
  'risk',
  'type',
  'lifecycle',
  'tier',
] as const;

/** What one asks for. @internal */
export const MORE_MENUS = [
  'kind',
  'ownerState',
  'programme',
  'deployHealth',
] as const;

/** @internal */
export type FilterMenu =
  | (typeof FRONT_MENUS)[number]
  | (typeof MORE_MENUS)[number];

/** Filters of which one chooses among a few values. @internal */
export function FilterMenus(props: {
  menus: readonly FilterMenu[];
  state: ChosenFilters;
  facets?: ReadinessFacets;
}) {
  const { menus, state, facets } = props;
  const { filters, setFilters } = state;
  const { t } = useOrrTranslation();
  const { valueName } = useFilterNames(facets);
  return (
    <>
      {menus.map(name => {
        const chosen: readonly string[] = filters[name];
        const counted = facets?.[name] ?? [];
        const values = counted.map(({ value }) => value);
        // What the list leaves out can be chosen all the same, and is then let in.
        const always: readonly string[] =
          name === 'programme' ? PROGRAMME_PLACES : [];
        const gone = [...new Set([...chosen, ...always])].filter(
          value => !values.includes(value),
        );
        return (
          <FacetMenu
            key={name}
            label={t(`page.filter.${name}`)}
            options={[
              ...counted,
              ...gone.map(value => ({
                value,
                count: facets && !always.includes(value) ? 0 : undefined,
              })),
            ].map(option => ({
              ...option,
              label: valueName(name, option.value),
            }))}
            chosen={chosen}
            onChange={values_ =>
              setFilters(
                name === 'programme'
                  ? withPlaces(values_)
                  : {
                      [name]:
                        name === 'checklist' ? values_.slice(-1) : values_,
                    },
              )
            }
          />
        );
      })}
    </>
  );
}
