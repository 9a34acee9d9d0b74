import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { isSourceError } from 'backstage-plugin-orr-node';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import { DatabaseInboxStore } from '../../database/source/DatabaseInboxStore';
import { InboxOutcome, LeasedEvent } from '../../database/source/InboxEvent';
import { EventRecord, EventRecords } from './EventRecords';
import { EventRules } from './InboxMeaning';
import { InboxTopics } from './InboxTopics';
import { EventReading, readEvent } from './readEvent';

const LONGEST_WHY = 500;
const NOBODYS = 'No entity of the catalog names what it is about';

/** Reads what the organisation says, as it is now. @internal */
export type ReadRules = (now: Date) => Promise<EventRules>;

/** @internal */
export interface InboxWorkOptions {
  bindings: DatabaseBindingStore;
  eventRecords: EventRecords;
  inbox: DatabaseInboxStore;
  inboxTopics: InboxTopics;
  readRules: ReadRules;
  logger: LoggerService;
}

/**
 * Works off events that were taken in: those that are trusted are recorded, others only hasten a poll. All that it does can be done
 * again without harm, so that whoever takes over from a process that died does all of it.
 *
 * @internal
 */
export class InboxWork {
  readonly #options: InboxWorkOptions;

  constructor(options: InboxWorkOptions) {
    this.#options = options;
  }

  async work(events: LeasedEvent[], now: Date): Promise<void> {
    const outcomes: InboxOutcome[] = [];
    const readings: EventReading[] = [];
    const rules = await this.#options.readRules(now);
    for (const event of events) {
      try {
        readings.push(readEvent(event, this.#options.inboxTopics, rules));
      } catch (error) {
        if (isSourceError(error)) {
          const why = error.message.slice(0, LONGEST_WHY);
          outcomes.push({ event, state: 'rejected', why });
        } else {
          await this.#fail(event, error, now);
        }
      }
    }
    outcomes.push(...(await this.#apply(readings, now)));
    await this.#options.inbox.finish(outcomes, now);
  }

  /** All together, or each apart where that fails: one event must not hold up the others. */
  async #apply(readings: EventReading[], now: Date): Promise<InboxOutcome[]> {
    try {
      return await this.#applyAll(readings, now);
    } catch (error) {
      if (readings.length < 2) {
        for (const { event } of readings) {
          await this.#fail(event, error, now);
        }
        return [];
      }
    }
    const outcomes: InboxOutcome[] = [];
    for (const reading of readings) {
      outcomes.push(...(await this.#apply([reading], now)));
    }
    return outcomes;
  }

  async #applyAll(
    readings: EventReading[],
    now: Date,
  ): Promise<InboxOutcome[]> {
    const { bindings, eventRecords } = this.#options;
    const pokes = new Set(readings.flatMap(reading => reading.pokes));
    const poked = pokes.size ? await bindings.poke(pokes, now) : pokes;
    const records = readings.flatMap(({ event, meanings }) =>
      meanings.map(
        (meaning): EventRecord => ({
          eventId: event.id,
          via: event.via === 'api' ? 'api' : 'event-verified',
          meaning,
        }),
      ),
    );
    const recorded = records.length
      ? await eventRecords.write(records, now)
      : new Set<string>();
    return readings.map(reading =>
      outcomeOf(
        reading,
        recorded.has(reading.event.id) ||
          reading.pokes.some(key => poked.has(key)),
      ),
    );
  }

  async #fail(event: LeasedEvent, error: unknown, now: Date): Promise<void> {
    const { inbox, logger } = this.#options;
    // What else such an error says may be what was sent.
    const { name } = toError(error);
    const ended = await inbox.fail(event, {
      why: `It could not be worked off: ${name}`,
      now,
    });
    const text = `of the topic ${event.topic}: ${name}`;
    if (ended === 'dead') {
      logger.error(`Gave up on the event ${event.id} ${text}`);
    } else {
      logger.warn(`Could not work off the event ${event.id} yet, ${text}`);
    }
  }
}

function outcomeOf(reading: EventReading, isKnown: boolean): InboxOutcome {
  const { event, pokes, meanings, why } = reading;
  if (isKnown) {
    return { event, state: 'done' };
  }
  return pokes.length || meanings.length
    ? { event, state: 'ignored', why: NOBODYS, isUnknown: true }
    : { event, state: 'ignored', why };
}
