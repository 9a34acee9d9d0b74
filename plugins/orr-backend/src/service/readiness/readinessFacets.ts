import { ReadinessFacets } from 'backstage-plugin-orr-common';
import { LikeEntities } from '../../database/ReadinessFacetModel';
import { KINDS_NOT_LISTED } from '../../database/kindsNotListed';
import {
  COLUMN_FILTERS,
  FLAG_FILTERS,
  ReadinessListFilter,
  storedValues,
} from '../../database/ReadinessListFilter';

type FilterName = keyof typeof COLUMN_FILTERS | keyof typeof FLAG_FILTERS;
/** What is counted by statements of its own. @internal */
export type RelatedFacets = Pick<
  ReadinessFacets,
  'owner' | 'system' | 'domain' | 'checklist' | 'deployHealth' | 'risk'
>;
type Facet = { value: string; count: number }[];

const COLUMN_NAMES = Object.keys(
  COLUMN_FILTERS,
) as (keyof typeof COLUMN_FILTERS)[];
const FLAG_NAMES = Object.keys(FLAG_FILTERS) as (keyof typeof FLAG_FILTERS)[];

function isRequired(alike: LikeEntities): boolean {
  return (
    alike.headline !== 'notRequired' && !KINDS_NOT_LISTED.includes(alike.kind)
  );
}

/** Whether all filters but the excepted one let it through; the scope aside. */
function passes(
  alike: LikeEntities,
  filter: ReadinessListFilter,
  except?: FilterName,
): boolean {
  return (
    COLUMN_NAMES.every(name => {
      const values = storedValues(name, filter);
      return (
        name === except ||
        !values.length ||
        values.includes(alike[COLUMN_FILTERS[name]])
      );
    }) &&
    FLAG_NAMES.every(
      name =>
        name === except ||
        filter[name] === undefined ||
        filter[name] === alike[FLAG_FILTERS[name]],
    )
  );
}

function sum(entities: LikeEntities[]): number {
  return entities.reduce((total, { count }) => total + count, 0);
}

function countValues(
  entities: LikeEntities[],
  column: (typeof COLUMN_FILTERS)[keyof typeof COLUMN_FILTERS],
): Facet {
  const counts = new Map<string, number>();
  for (const alike of entities) {
    const value = alike[column];
    counts.set(value, (counts.get(value) ?? 0) + alike.count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Counts each value of a filter under all the other filters. @internal */
export function readinessFacets(
  entities: LikeEntities[],
  related: RelatedFacets,
  filter: ReadinessListFilter,
): ReadinessFacets {
  const inScope = filter.requiredOnly ? entities.filter(isRequired) : entities;
  const facet = (name: keyof typeof COLUMN_FILTERS) =>
    countValues(
      inScope.filter(alike => passes(alike, filter, name)),
      COLUMN_FILTERS[name],
    );
  const flagged = (name: keyof typeof FLAG_FILTERS) =>
    sum(
      inScope.filter(
        alike => alike[FLAG_FILTERS[name]] && passes(alike, filter, name),
      ),
    );
  return {
    standing: facet('standings'),
    kind: facet('kinds'),
    type: facet('types'),
    lifecycle: facet('lifecycles'),
    tier: facet('tiers'),
    ownerState: facet('ownerStates'),
    programme: facet('places'),
    ...related,
    inReview: flagged('inReview'),
    dueSoon: flagged('dueSoon'),
    launchedUnreviewed: flagged('launchedUnreviewed'),
    contradicted: flagged('contradicted'),
    leftOut: sum(
      entities.filter(alike => !isRequired(alike) && passes(alike, filter)),
    ),
  };
}
