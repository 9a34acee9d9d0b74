import { ReadinessFacets } from 'backstage-plugin-orr-common';
import { FLAG_FILTERS, LIST_FILTERS } from '../../hooks/readinessFilters';
import { isOwnedBy, useOwnRefs } from '../../hooks/useOwnRefs';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ChosenFilters } from '../../hooks/useReadinessFilters';
import { useFilterNames } from './useFilterNames';

/** One part of what narrows a page. */
interface ChosenFilter {
  key: string;
  label: string;
  remove: () => void;
}

/** All that narrows a page, each in words and with the way out. @internal */
export function useChosenFilters(
  state: ChosenFilters,
  facets?: ReadinessFacets,
): ChosenFilter[] {
  const { filters, setFilters } = state;
  const { t } = useOrrTranslation();
  const { valueName } = useFilterNames(facets);
  const mine = useOwnRefs();
  const onlyMine = isOwnedBy(filters.owner, mine);
  const own = onlyMine
    ? [
        {
          key: 'mine',
          label: t('page.mine'),
          remove: () => setFilters({ owner: [] }),
        },
      ]
    : [];
  const named = LIST_FILTERS.filter(
    filter => !(onlyMine && filter === 'owner'),
  );
  const values = named.flatMap(filter =>
    filters[filter].map((value: string) => ({
      key: `${filter}=${value}`,
      label: t('page.chosen', {
        filter: t(`page.filter.${filter}`),
        value: valueName(filter, value),
      }),
      remove: () =>
        setFilters({
          [filter]: filters[filter].filter(other => other !== value),
        }),
    })),
  );
  const flags = FLAG_FILTERS.filter(flag => filters[flag]).map(flag => ({
    key: flag,
    label: t(`page.${flag}`),
    remove: () => setFilters({ [flag]: false }),
  }));
  const text = filters.text
    ? [
        {
          key: 'text',
          label: `“${filters.text}”`,
          remove: () => setFilters({ text: '' }),
        },
      ]
    : [];
  return [...own, ...values, ...flags, ...text];
}
