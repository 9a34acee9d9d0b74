import { toError } from '@backstage/errors';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  isTrackerError,
  IssueTracker,
  OrrClock,
  Ticket,
  TrackerError,
  TrackerProblem,
} from 'backstage-plugin-orr-node';
import {
  DatabaseTicketAttemptStore,
  TicketAttempt,
} from '../../database/DatabaseTicketAttemptStore';
import { TrackerFailedError } from './TrackerFailedError';
import { TrackerRegistry } from './TrackerRegistry';

/** Longer than a tracker is waited for, a look for an earlier ticket included. */
const LEASE_SECONDS = 120;
const LONGEST_MS = 60_000;

/** Answers to a refusal: then nothing was made. */
const REFUSALS: readonly TrackerProblem[] = [
  'notAllowed',
  'notFound',
  'rateLimited',
];

/** A ticket to be made of an action. @internal */
export interface WantedTicket {
  dispositionId: string;
  tracker: IssueTracker;
  placeId: string;
  title: string;
  body: string;
}

/** Has trackers make tickets, one for each action however often that is tried. @internal */
export class TicketMaking {
  readonly #attempts: DatabaseTicketAttemptStore;
  readonly #clock: OrrClock;
  readonly #logger: LoggerService;
  readonly #trackers: TrackerRegistry;

  constructor(options: {
    ticketAttempts: DatabaseTicketAttemptStore;
    clock: OrrClock;
    logger: LoggerService;
    trackers: TrackerRegistry;
  }) {
    this.#attempts = options.ticketAttempts;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#trackers = options.trackers;
  }

  /** The ticket, made now or by an earlier attempt. Whoever stores it forgets the attempt. */
  async make(wanted: WantedTicket): Promise<Ticket> {
    const { dispositionId, tracker, placeId } = wanted;
    const { attempt, earlier } = await this.#attempts.begin(
      { dispositionId, trackerId: tracker.id, placeId },
      { now: this.#clock.now(), leaseSeconds: LEASE_SECONDS },
    );
    const signal = AbortSignal.timeout(LONGEST_MS);
    try {
      const made = earlier && (await this.#findMade(earlier, signal));
      if (made) {
        await this.#release(earlier, true);
        return made;
      }
    } catch (error) {
      await this.#release(earlier!, true);
      throw this.#failureOf(tracker, error);
    }
    try {
      const { title, body } = wanted;
      const { marker } = attempt;
      const ticket = await tracker.create(
        { placeId, title, body, marker },
        { signal },
      );
      await this.#release(attempt, true);
      return ticket;
    } catch (error) {
      const mayBeMade =
        !isTrackerError(error) || !REFUSALS.includes(error.problem);
      await this.#release(attempt, mayBeMade);
      throw this.#failureOf(tracker, error);
    }
  }

  /** Where the earlier attempt was made, which may be another place. */
  async #findMade(
    { trackerId, placeId, marker, begunAt }: TicketAttempt,
    signal: AbortSignal,
  ): Promise<Ticket | undefined> {
    return this.#trackers
      .get(trackerId)
      ?.findMade({ placeId, marker, since: begunAt }, { signal });
  }

  async #release(attempt: TicketAttempt, mayBeMade: boolean): Promise<void> {
    await this.#attempts.giveUp(attempt, { now: this.#clock.now(), mayBeMade });
  }

  #failureOf({ id, title }: IssueTracker, error: unknown): TrackerFailedError {
    if (isTrackerError(error)) {
      this.#logger.warn(`${id} made no ticket: ${error.problem}`);
      return new TrackerFailedError(error);
    }
    // What else such an error says may be what the tracker answered.
    this.#logger.error(`${id} threw ${toError(error).name}`);
    return new TrackerFailedError(
      new TrackerError('unexpected', `${title} broke off.`),
    );
  }
}
