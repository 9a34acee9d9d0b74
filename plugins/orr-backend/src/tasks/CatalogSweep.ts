import { LoggerService } from '@backstage/backend-plugin-api';
import { OrrMetrics } from '../metrics';
import {
  CatalogProjection,
  SweepOutcome,
} from '../service/catalog/CatalogProjection';
import { AnnotatedMoves } from '../service/identity/AnnotatedMoves';

import { OwnershipWatch } from '../service/told/OwnershipWatch';

/**
 * Sweeps the whole catalog from time to time, follows the entities that have another ref since, and tells of what has lost
 * its owner by then.
 *
 * @internal
 */
export class CatalogSweep {
  readonly #projection: CatalogProjection;
  readonly #annotatedMoves: AnnotatedMoves;
  readonly #ownershipWatch: Pick<OwnershipWatch, 'runOnce'>;
  readonly #logger: LoggerService;
  readonly #metrics: OrrMetrics;

  constructor(options: {
    projection: CatalogProjection;
    annotatedMoves: AnnotatedMoves;
    ownershipWatch: Pick<OwnershipWatch, 'runOnce'>;
    logger: LoggerService;
    metrics: OrrMetrics;
  }) {
    this.#projection = options.projection;
    this.#annotatedMoves = options.annotatedMoves;
    this.#ownershipWatch = options.ownershipWatch;
    this.#logger = options.logger;
    this.#metrics = options.metrics;
  }

  async runOnce(now: Date, signal?: AbortSignal): Promise<SweepOutcome> {
    const startedAt = performance.now();
    const result = await this.#projection.runOnce(now, signal);
    this.#metrics.sweepRun({
      outcome: result.outcome,
      seconds: (performance.now() - startedAt) / 1000,
    });
    if (result.outcome === 'completed') {
      this.#logger.debug(
        `Swept the catalog, ${result.orphaned} entities are gone from it`,
      );
      await this.#annotatedMoves.apply(now, signal);
      await this.#ownershipWatch.runOnce(now, signal);
    }
    return result;
  }
}
