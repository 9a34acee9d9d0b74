import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  isSourceError,
  OrrClock,
  RequestBudget,
  SourceError,
  SourceProblem,
} from 'backstage-plugin-orr-node';
import {
  BindingProgress,
  ClaimedBinding,
  DatabaseBindingStore,
} from '../../database/source/DatabaseBindingStore';
import { DatabaseEntityBindingStore } from '../../database/source/DatabaseEntityBindingStore';
import { Transaction } from '../../database/transaction';
import { toBindingProblem } from './bindingProblem';
import { FactsOfSources } from './FactsOfSources';
import { HealthOfSources } from './HealthOfSources';
import { SourcePollOptions } from './readSourceOptions';
import { SourceAsking, ToldBatch } from './SourceAsking';
import { untilAborted } from './untilAborted';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** What a source writes down late is not lost. */
const OVERLAP_MS = 2 * DAY_MS;
/** One slow source may not take the time of all that come behind it. */
const LONGEST_MS = 2 * MINUTE_MS;

/** Another run has the binding by now: what this one has read is left to it. */
class LeaseLost extends Error {}

/** What was told could not be kept: no fault of the source. */
class WriteFailed extends Error {
  constructor(readonly reason: unknown) {
    super('What a source told could not be kept');
  }
}

function budgetOf(requests: number): RequestBudget {
  let left = requests;
  return {
    take: () => {
      left -= 1;
      return left >= 0;
    },
  };
}

/**
 * Asks a source about one binding, as far as it gets. What it tells is written batch by batch together with where to go on, so that
 * whatever is killed in between loses nothing.
 *
 * @internal
 */
export class BindingRound {
  readonly #bindings: DatabaseBindingStore;
  readonly #entityBindings: DatabaseEntityBindingStore;
  readonly #clock: OrrClock;
  readonly #logger: LoggerService;
  readonly #facts: FactsOfSources;
  readonly #health: HealthOfSources;
  readonly #options: SourcePollOptions;

  constructor(options: {
    bindings: DatabaseBindingStore;
    entityBindings: DatabaseEntityBindingStore;
    clock: OrrClock;
    factsOfSources: FactsOfSources;
    healthOfSources: HealthOfSources;
    logger: LoggerService;
    poll: SourcePollOptions;
  }) {
    this.#bindings = options.bindings;
    this.#entityBindings = options.entityBindings;
    this.#clock = options.clock;
    this.#facts = options.factsOfSources;
    this.#health = options.healthOfSources;
    this.#logger = options.logger;
    this.#options = options.poll;
  }

  /** Answers what went wrong, if anything did. */
  async run(
    binding: ClaimedBinding,
    asking: SourceAsking,
    signal: AbortSignal,
  ): Promise<SourceProblem | undefined> {
    const slow = AbortSignal.timeout(LONGEST_MS);
    try {
      await this.#askAll(binding, asking, AbortSignal.any([signal, slow]));
    } catch (error) {
      if (error instanceof LeaseLost) {
        return undefined;
      }
      if (error instanceof WriteFailed) {
        this.#logger.error(error.message, toError(error.reason));
      }
      if (signal.aborted || error instanceof WriteFailed) {
        // A shutdown is no fault of the source either.
        await this.#bindings.advance(binding, {
          dueAt: this.#clock.now().toISOString(),
        });
        return undefined;
      }
      const failure = this.#failureOf(binding, error, slow.aborted);
      await this.#noteProblem(binding, asking, failure);
      return failure.problem;
    }
    return undefined;
  }

  async #askAll(
    binding: ClaimedBinding,
    asking: SourceAsking,
    signal: AbortSignal,
  ): Promise<void> {
    const now = this.#clock.now();
    const since = this.#sinceOf(binding, now);
    const options = {
      signal,
      budget: budgetOf(this.#options.requestsPerRun),
      now,
    };
    const told = asking.ask(binding, { since, ...options });
    let isDone = false;
    let pages = 0;
    for await (const batch of untilAborted(told, signal)) {
      await this.#write(binding, { asking, batch, since });
      isDone = batch.done;
      pages += 1;
      if (isDone || pages >= this.#options.pagesPerRun) {
        break;
      }
    }
    if (!isDone) {
      await this.#bindings.advance(binding, {
        since: since.toISOString(),
        problem: null,
        dueAt: this.#clock.now().toISOString(),
      });
      return;
    }
    if (await asking.settle?.(binding, options)) {
      await this.#bindings.advance(binding, {
        dueAt: this.#clock.now().toISOString(),
      });
    }
  }

  /** A round that takes several runs asks for the same all the time. */
  #sinceOf({ since, syncedAt }: ClaimedBinding, now: Date): Date {
    if (since) {
      return new Date(since);
    }
    return syncedAt
      ? new Date(Date.parse(syncedAt) - OVERLAP_MS)
      : new Date(now.getTime() - this.#options.backfillDays * DAY_MS);
  }

  async #write(
    binding: ClaimedBinding,
    told: { asking: SourceAsking; batch: ToldBatch; since: Date },
  ): Promise<void> {
    const { asking, batch, since } = told;
    const now = this.#clock.now();
    const progress: BindingProgress = {
      cursor: batch.cursor,
      since: batch.done ? null : since.toISOString(),
      coveredFrom: coveredFromOf(binding, batch, now),
      lastRecordAt: laterOf(binding.lastRecordAt, batch.lastRecordAt),
      problem: null,
      ...(batch.done && {
        syncedAt: now.toISOString(),
        dueAt: this.#nextDue(binding, now),
      }),
    };
    await this.#inTransaction(async trx => {
      // First: whoever has the row may write, and nobody else takes it meanwhile.
      if (!(await this.#bindings.advance(binding, progress, trx))) {
        throw new LeaseLost();
      }
      if (binding.problem) {
        await this.#facts.noteRecovery(
          trx,
          binding,
          asking.factProviders(binding),
        );
      }
      await this.#health.noteProgress(trx, binding, progress, now);
      await batch.write(trx);
    });
    binding.lastRecordAt = progress.lastRecordAt;
    binding.problem = undefined;
  }

  async #inTransaction(work: (trx: Transaction) => Promise<void>) {
    try {
      await this.#entityBindings.transaction(work);
    } catch (error) {
      throw isSourceError(error) || error instanceof LeaseLost
        ? error
        : new WriteFailed(error);
    }
  }

  /** Not all at the same minute. What took several runs is asked at once what has changed meanwhile. */
  #nextDue({ key, since }: ClaimedBinding, now: Date): string {
    if (since) {
      return now.toISOString();
    }
    return dueIn(now, this.#options.intervalMinutes, key);
  }

  async #noteProblem(
    binding: ClaimedBinding,
    asking: SourceAsking,
    failure: SourceError,
  ): Promise<void> {
    const now = this.#clock.now();
    const problem = toBindingProblem(failure, { known: binding.problem, now });
    if (!binding.problem) {
      this.#logger.warn(
        `${binding.provider} does not tell of ${binding.key}: ${failure.problem}`,
      );
    }
    // The longer it fails the less often: what refuses the credentials may lock them.
    const minutes =
      this.#options.intervalMinutes * Math.min(4, problem.failures);
    const dueAt = problem.retryAt ?? dueIn(now, minutes, binding.key);
    await this.#entityBindings.transaction(async trx => {
      if (await this.#bindings.advance(binding, { problem, dueAt }, trx)) {
        await this.#facts.noteFailure(trx, binding, {
          factProviders: asking.factProviders(binding),
          message: problem.message,
          now,
        });
      }
    });
  }

  #failureOf(
    { provider, key }: ClaimedBinding,
    error: unknown,
    wasSlow: boolean,
  ): SourceError {
    if (isSourceError(error)) {
      return error;
    }
    if (wasSlow) {
      return new SourceError(
        'unavailable',
        'The source did not answer in time.',
      );
    }
    // What else such an error says may be what the source answered.
    this.#logger.error(`${provider} threw ${toError(error).name} for ${key}`);
    return new SourceError('unavailable', 'Asking the source broke off.');
  }
}

/**
 * Since when all is known. While it is asked for the first time the source says it; later all stays known that was, unless the
 * source does not reach back to the last time any more.
 */
function coveredFromOf(
  { coveredFrom, syncedAt }: ClaimedBinding,
  batch: ToldBatch,
  now: Date,
): string | undefined {
  if (!batch.coveredFrom) {
    return undefined;
  }
  const told = new Date(
    Math.min(batch.coveredFrom.getTime(), now.getTime()),
  ).toISOString();
  if (!syncedAt || !coveredFrom) {
    return told;
  }
  if (!batch.done) {
    return undefined;
  }
  return told > syncedAt || told < coveredFrom ? told : coveredFrom;
}

function laterOf(a?: string, b?: string): string | undefined {
  return a !== undefined && (b === undefined || a > b) ? a : b;
}

/** Within a tenth of it more or less, another one for each binding and each time. @internal */
function dueIn(now: Date, minutes: number, key: string): string {
  let mixed = now.getTime() % 10_007;
  for (const character of key) {
    mixed = (mixed * 31 + character.codePointAt(0)!) % 10_007;
  }
  const share = 0.9 + (0.2 * mixed) / 10_007;
  return new Date(now.getTime() + minutes * MINUTE_MS * share).toISOString();
}
