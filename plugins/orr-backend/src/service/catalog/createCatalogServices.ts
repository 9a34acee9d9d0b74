import type { ServicesOptions } from '../ServicesOptions';
import { CatalogFactsProjector } from '../facts/CatalogFactsProjector';
import { tierKeysInForce } from '../programme/tierKeysInForce';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { VisibleSets } from '../visibility/VisibleSets';
import { CatalogProjection } from './CatalogProjection';
import { EntityAccess } from './EntityAccess';
import { EntityProjector } from './EntityProjector';

/** What asks the catalog, and keeps what it answered. @internal */
export function createCatalogServices(
  options: ServicesOptions,
  projector: ReadinessProjector,
) {
  const { config, stores } = options;
  const visibility = new EntityVisibility({
    ...options,
    visibleSets: new VisibleSets({ ...options, sets: stores.visibleSets }),
  });
  const catalogFacts = new CatalogFactsProjector(stores);
  const entityProjector = new EntityProjector({
    ...stores,
    logger: options.logger,
    tierKeys: async () =>
      tierKeysInForce((await stores.programme.get())?.document, config.tier),
    onChanged: async (entityIds, now) => {
      await catalogFacts.recompute(entityIds, now);
      await projector.recompute({ entityIds, now });
    },
  });
  return {
    catalogFacts,
    entityProjector,
    visibility,
    access: new EntityAccess({
      ...options,
      ...stores,
      projector: entityProjector,
      visibility,
    }),
    projection: new CatalogProjection({
      ...options,
      ...stores,
      projector: entityProjector,
    }),
  };
}
