import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { BenchPolicy, isUser } from '../backend/BenchPolicy';

type QueryEntities = CatalogService['queryEntities'];

interface Position {
  query?: FilterPredicate;
  offset: number;
}

const refOf = (entity: Entity) =>
  stringifyEntityRef(entity).toLocaleLowerCase('en-US');

/**
 * Stands in for the catalog's backend, for the four calls that the plugin makes. The mock of the catalog's own test
 * utilities walks all its entities on every call, so that at tens of thousands it would be what is measured.
 */
export function createSyntheticCatalog(
  entities: Entity[],
  policy: BenchPolicy,
): CatalogService & { replace(entity: Entity): void } {
  const byRef = new Map(entities.map(entity => [refOf(entity), entity]));
  let lists = new Map<string, Entity[]>();

  const seen = (entity: Entity | undefined, by: BackstageCredentials) =>
    entity && (!isUser(by) || policy.shows(entity)) ? entity : undefined;

  const listFor = (query: FilterPredicate | undefined, asUser: boolean) => {
    const key = JSON.stringify([query, asUser && policy.name]);
    const known = lists.get(key);
    if (known) {
      return known;
    }
    const matches = query ? filterPredicateToFilterFunction(query) : () => true;
    const list = [...byRef.values()].filter(
      entity => matches(entity) && (!asUser || policy.shows(entity)),
    );
    lists.set(key, list);
    return list;
  };

  const queryEntities: QueryEntities = async (request, { credentials }) => {
    const { query, offset }: Position =
      request && 'cursor' in request
        ? JSON.parse(request.cursor)
        : { query: request?.query, offset: 0 };
    const list = listFor(query, isUser(credentials));
    const end = offset + (request?.limit ?? list.length);
    return {
      items: list.slice(offset, end),
      totalItems: list.length,
      pageInfo: {
        nextCursor:
          end < list.length
            ? JSON.stringify({ query, offset: end } satisfies Position)
            : undefined,
      },
    };
  };

  return Object.assign(catalogServiceMock(), {
    queryEntities,
    // Of the one facet that is asked for: what tells entities apart.
    getEntityFacets: (async ({ facets }, { credentials }) => ({
      facets: Object.fromEntries(
        facets.map(facet => [
          facet,
          listFor(undefined, isUser(credentials)).map(({ metadata }) => ({
            value: metadata.uid!,
            count: 1,
          })),
        ]),
      ),
    })) as CatalogService['getEntityFacets'],
    getEntityByRef: (async (ref, { credentials }) =>
      seen(
        byRef.get(typeof ref === 'string' ? ref : stringifyEntityRef(ref)),
        credentials,
      )) as CatalogService['getEntityByRef'],
    getEntitiesByRefs: (async ({ entityRefs }, { credentials }) => ({
      items: entityRefs.map(ref => seen(byRef.get(ref), credentials)),
    })) as CatalogService['getEntitiesByRefs'],
    replace: (entity: Entity) => {
      byRef.set(refOf(entity), entity);
      lists = new Map();
    },
  });
}
