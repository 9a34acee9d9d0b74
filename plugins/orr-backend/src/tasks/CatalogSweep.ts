import { LoggerService } from '@backstage/backend-plugin-api';
import { OrrMetrics } from '../metrics';
import {
  CatalogProjection,
  SweepOutcome,
} from '../service/catalog/CatalogProjection';
import { AnnotatedMoves } from '../service/identity/AnnotatedMoves';

/** Sweeps the whole catalog from time to time, and follows the entities that have another ref since. @internal */
export class CatalogSweep {
  readonly #projection: CatalogProjection;
  readonly #annotatedMoves: AnnotatedMoves;
  readonly #logger: LoggerService;
  readonly #metrics: OrrMetrics;

  constructor(options: {
    projection: CatalogProjection;
    annotatedMoves: AnnotatedMoves;
    logger: LoggerService;
    metrics: OrrMetrics;
  }) {
    this.#projection = options.projection;
    this.#annotatedMoves = options.annotatedMoves;
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
    }
    return result;
  }
}
