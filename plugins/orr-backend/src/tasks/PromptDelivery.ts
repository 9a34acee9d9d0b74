import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { OrrClock } from 'backstage-plugin-orr-node';
import { OutboxDelivery } from './OutboxDelivery';

/**
 * Delivers right after a commit what the commit has left in the outbox, on the replica that made it. One run is under
 * way at a time, and one more covers everything that came in between. What it misses the scheduled delivery finds.
 *
 * @internal
 */
export class PromptDelivery {
  readonly #delivery: Pick<OutboxDelivery, 'drain'>;
  readonly #clock: OrrClock;
  readonly #logger: LoggerService;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #again = false;

  constructor(options: {
    delivery: Pick<OutboxDelivery, 'drain'>;
    clock: OrrClock;
    logger: LoggerService;
  }) {
    this.#delivery = options.delivery;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  readonly nudge = (): void => {
    if (this.#stop.signal.aborted) {
      return;
    }
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#again) {
        this.#again = false;
        this.nudge();
      }
    });
  };

  /** Ends the run under way; what it has not begun is left to others. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      await this.#delivery.drain(this.#clock.now(), this.#stop.signal);
    } catch (error) {
      this.#logger.warn(
        'Prompt delivery did not work, the scheduled one takes over',
        toError(error),
      );
    }
  }
}
