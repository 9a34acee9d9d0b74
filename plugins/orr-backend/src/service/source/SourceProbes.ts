import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { ProbeSourceBody, SourceProbe } from 'backstage-plugin-orr-common';
import { isSourceError, OrrClock } from 'backstage-plugin-orr-node';
import { SourceRegistry } from './SourceRegistry';

/** A person waits for it. */
const LONGEST_MS = 10_000;

class ProbeTooSlow extends Error {}

/** Whether the other side heeds the signal or not. */
function answerOf(asked: Promise<void>, signal: AbortSignal): Promise<void> {
  const tooSlow = new ProbeTooSlow('The source did not answer in time.');
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(tooSlow), { once: true });
    asked.then(resolve, error => reject(signal.aborted ? tooSlow : error));
  });
}

/** Asks sources, once and now, whether they work. @internal */
export class SourceProbes {
  readonly #clock: OrrClock;
  readonly #logger: LoggerService;
  readonly #longestMs: number;
  readonly #sources: SourceRegistry;

  constructor(options: {
    clock: OrrClock;
    logger: LoggerService;
    longestMs?: number;
    sources: SourceRegistry;
  }) {
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#longestMs = options.longestMs ?? LONGEST_MS;
    this.#sources = options.sources;
  }

  async probe({
    kind,
    provider,
    instance,
  }: ProbeSourceBody): Promise<SourceProbe> {
    const source = this.#sources[kind].get(provider);
    if (!source?.instances.some(({ id }) => id === instance)) {
      throw new NotFoundError(
        `There is no source of ${kind} ${provider} with an instance ${instance}`,
      );
    }
    const began = performance.now();
    const at = this.#clock.now().toISOString();
    const signal = AbortSignal.timeout(this.#longestMs);
    const outcome = await answerOf(
      source.probe(instance, { signal }),
      signal,
    ).then(
      () => ({ outcome: 'ok' as const }),
      error => this.#problemOf(error, `${provider} ${instance}`),
    );
    return { ...outcome, at, tookMs: Math.round(performance.now() - began) };
  }

  #problemOf(
    error: unknown,
    name: string,
  ): Pick<SourceProbe, 'outcome' | 'message' | 'operatorHint' | 'retryAt'> {
    if (isSourceError(error)) {
      return {
        outcome: error.problem,
        message: error.message.slice(0, 1_000),
        operatorHint: error.operatorHint?.slice(0, 1_000),
        retryAt: error.retryAt?.toISOString(),
      };
    }
    if (error instanceof ProbeTooSlow) {
      return { outcome: 'unavailable', message: error.message };
    }
    // What such an error says may be what the source answered.
    this.#logger.error(`Trying ${name} threw ${toError(error).name}`);
    return {
      outcome: 'unavailable',
      message: 'Asking the source broke off.',
    };
  }
}
