import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { ChainWalk } from './ChainWalk';
import { DefaultHistoryCareService } from './DefaultHistoryCareService';
import { DefaultHistoryService } from './DefaultHistoryService';
import { EntityChanges } from './EntityChanges';
import { NamedSnapshots } from './NamedSnapshots';

/** What keeps the history, tells it and takes care of it. @internal */
export function createHistoryServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { stores } = options;
  const chainWalk = new ChainWalk(stores);
  return {
    chainWalk,
    history: new DefaultHistoryService({
      ...stores,
      ...parts,
      namedSnapshots: new NamedSnapshots({ ...stores, ...parts }),
      writes: new NamedWrites({ ...options, ...stores }),
    }),
    changes: new EntityChanges({ ...options, ...stores, ...parts }),
    historyCare: new DefaultHistoryCareService({
      ...options,
      ...stores,
      chainWalk,
      writes: new NamedWrites({ ...options, ...stores }),
    }),
  };
}
