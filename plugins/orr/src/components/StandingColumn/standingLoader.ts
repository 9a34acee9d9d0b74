import {
  OrrApi,
  STANDING_LOOK_UP_LIMIT,
  StandingLookUp,
} from 'backstage-plugin-orr-common';
import DataLoader from 'dataloader';

/** Where an entity stands in a table; undefined where that is not known, or not for the viewer. @internal */
export type LookedUpStanding = StandingLookUp['items'][number] | undefined;

/** Rows are drawn one after the other, some of them in a later task. */
const GATHER_MS = 20;

const loaders = new WeakMap<OrrApi, DataLoader<string, LookedUpStanding>>();

/**
 * Asks for all rows of a page at once: whatever is wanted within a moment is one request. Nothing is remembered, so that a page
 * that is opened again shows what is so by then.
 *
 * @internal
 */
export function standingLoader(
  api: OrrApi,
): DataLoader<string, LookedUpStanding> {
  const known = loaders.get(api);
  if (known) {
    return known;
  }
  const loader = new DataLoader<string, LookedUpStanding>(
    async entityRefs => {
      const { items } = await api.lookUpStandings({
        body: { entityRefs: [...entityRefs] },
      });
      const byRef = new Map(items.map(item => [item.entityRef, item]));
      return entityRefs.map(ref => byRef.get(ref.toLocaleLowerCase('en-US')));
    },
    {
      cache: false,
      maxBatchSize: STANDING_LOOK_UP_LIMIT,
      batchScheduleFn: callback => setTimeout(callback, GATHER_MS),
    },
  );
  loaders.set(api, loader);
  return loader;
}
