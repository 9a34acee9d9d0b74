import { LoggerService } from '@backstage/backend-plugin-api';
import { DatabaseRollUpStore } from '../database/rollUp/DatabaseRollUpStore';
import { OrrMetrics } from '../metrics';

/** Compares the kept counts with a recomputation from scratch, and says where they differ. @internal */
export class RollUpCheck {
  readonly #logger: LoggerService;
  readonly #metrics: OrrMetrics;
  readonly #rollUps: DatabaseRollUpStore;

  constructor(options: {
    logger: LoggerService;
    metrics: OrrMetrics;
    rollUps: DatabaseRollUpStore;
  }) {
    this.#logger = options.logger;
    this.#metrics = options.metrics;
    this.#rollUps = options.rollUps;
  }

  async runOnce(now: Date): Promise<void> {
    const { compared, differences, examples } = await this.#rollUps.check(now);
    this.#metrics.rollUpsChecked({ differences });
    if (differences) {
      const [{ scope, standing, kept, computed }] = examples;
      this.#logger.error(
        `Of ${compared} counts behind scorecards, ${differences} are not what the standings say, such as ${standing} of ${scope}: ${kept} instead of ${computed}. POST /api/orr/scorecard/roll-ups/rebuilds computes them anew.`,
      );
    }
  }
}
