import { CATALOG_PROVIDER } from 'backstage-plugin-orr-common';
import { DatabaseFactStore } from '../database/facts/DatabaseFactStore';
import { CatalogFactsProjector } from '../service/facts/CatalogFactsProjector';

const BATCH = 500;
const DAY_MS = 86_400_000;

/**
 * Reads once a day what the catalog says of each entity: what is around it may have changed while it did not, and what was there
 * before facts were kept has none.
 *
 * @internal
 */
export class CatalogFactsClock {
  readonly #facts: DatabaseFactStore;
  readonly #projector: CatalogFactsProjector;

  constructor(options: {
    factReadings: DatabaseFactStore;
    catalogFacts: CatalogFactsProjector;
  }) {
    this.#facts = options.factReadings;
    this.#projector = options.catalogFacts;
  }

  /** Answers how many entities were looked at. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const since = new Date(now.getTime() - DAY_MS).toISOString();
    let looked = 0;
    let afterId: string | undefined;
    while (!signal?.aborted) {
      const ids = await this.#facts.listUnreadBy(CATALOG_PROVIDER.id, {
        since,
        afterId,
        limit: BATCH,
      });
      if (!ids.length) {
        break;
      }
      await this.#projector.recompute(ids, now);
      looked += ids.length;
      afterId = ids.at(-1);
    }
    return looked;
  }
}
