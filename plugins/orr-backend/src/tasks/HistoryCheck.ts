import { LoggerService } from '@backstage/backend-plugin-api';
import { OrrMetrics } from '../metrics';
import { ChainWalk } from '../service/history/ChainWalk';

/** Follows what was added to the history since the last time, and says where it is not as it was written. @internal */
export class HistoryCheck {
  readonly #chainWalk: ChainWalk;
  readonly #logger: LoggerService;
  readonly #metrics: OrrMetrics;

  constructor(options: {
    chainWalk: ChainWalk;
    logger: LoggerService;
    metrics: OrrMetrics;
  }) {
    this.#chainWalk = options.chainWalk;
    this.#logger = options.logger;
    this.#metrics = options.metrics;
  }

  async runOnce(now: Date, signal?: AbortSignal): Promise<void> {
    const found = await this.#chainWalk.verifyGrown(now, signal);
    this.#metrics.historyChecked({ brokenChains: found.brokenChains });
    for (const { aggregateType, aggregateId, seq, problem } of found.broken) {
      this.#logger.error(
        `The history of ${aggregateType} ${aggregateId} is not as it was written from entry ${seq} on: ${problem}`,
      );
    }
  }
}
