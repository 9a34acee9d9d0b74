import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

type Catalog = ReturnType<typeof catalogServiceMock>;

/** A catalog of which people see different parts: each request is answered from what `seenBy` gives to whoever asks. @internal */
export function catalogSeenBy(
  seenBy: (credentials: BackstageCredentials) => Catalog,
) {
  const of = (options?: object) =>
    seenBy((options as { credentials: BackstageCredentials }).credentials);
  return catalogServiceMock.mock({
    getEntityByRef: (ref, options) => of(options).getEntityByRef(ref, options),
    getEntitiesByRefs: (query, options) =>
      of(options).getEntitiesByRefs(query, options),
    getEntityFacets: (query, options) =>
      of(options).getEntityFacets(query, options),
    queryEntities: (query, options) =>
      of(options).queryEntities(query, options),
    streamEntities: (query, options) =>
      of(options).streamEntities(query, options),
  });
}
