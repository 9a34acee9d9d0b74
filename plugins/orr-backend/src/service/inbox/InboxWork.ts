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
        outcomes.push(...(await this.#refuse(event, error, now)));
      }
    }
    outcomes.push(...(await this.#apply(readings, rules)));
    await this.#options.inbox.finish(outcomes, now);
  }

  /** All together, or each apart where that fails: one event must not hold up the others. */
  async #apply(
    readings: EventReading[],
    rules: EventRules,
  ): Promise<InboxOutcome[]> {
    try {
      return await this.#applyAll(readings, rules);
    } catch (error) {
      if (readings.length < 2) {
        return this.#refuse(readings[0].event, error, rules.now);
      }
    }
    const outcomes: InboxOutcome[] = [];
    for (const reading of readings) {
      outcomes.push(...(await this.#apply([reading], rules)));
    }
    return outcomes;
  }

  async #applyAll(
    readings: EventReading[],
    rules: EventRules,
  ): Promise<InboxOutcome[]> {
    const { bindings, eventRecords } = this.#options;
    const pokes = new Set(readings.flatMap(reading => reading.pokes));
    const poked = pokes.size ? await bindings.poke(pokes, rules.now) : pokes;
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
      ? await eventRecords.write(records, rules)
      : new Set<string>();
    return readings.map(reading =>
      outcomeOf(
        reading,
        recorded.has(reading.event.id) ||
          reading.pokes.some(key => poked.has(key)),
      ),
    );
  }

  /** What its source does not understand is rejected; anything else may work another time. */
  async #refuse(
    event: LeasedEvent,
    error: unknown,
    now: Date,
  ): Promise<InboxOutcome[]> {
    if (isSourceError(error)) {
      const why = error.message.slice(0, LONGEST_WHY);
      return [{ event, state: 'rejected', why }];
    }
    await this.#fail(event, error, now);
    return [];
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
