import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { Scorecard } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

/** What a scorecard of an entity is asked for by; undefined for kinds that nothing belongs to. */
function scopeOf(entity: Entity) {
  const ref = stringifyEntityRef(entity);
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'group':
      return { group: [ref] };
    case 'system':
      return { system: ref };
    case 'domain':
      return { domain: ref };
    default:
      return undefined;
  }
}

/** Whether an entity has a scorecard: groups, systems and domains do. @internal */
export function hasScorecard(entity: Entity): boolean {
  return scopeOf(entity) !== undefined;
}

/** How many of what belongs to an entity stand where. @internal */
export function useScorecardOf(entity: Entity): Loaded<Scorecard | undefined> {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal => {
      const scope = scopeOf(entity);
      return scope && api.getScorecard({ query: scope }, { signal });
    },
    [api, stringifyEntityRef(entity)],
  );
}
