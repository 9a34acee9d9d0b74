import { InputError } from '@backstage/errors';
import { addDays, dayOf, endOfDay } from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { ComparedInstants } from '../../database/briefing/standingsBetween';

const WEEK_DAYS = 7;

/** Two days, and the instants at which they end; today has not ended, and stands for now. @internal */
export interface ComparedPair {
  since: string;
  until: string;
  between: ComparedInstants;
}

/** Which days are compared, in the time zone of the organisation. @internal */
export class ComparedDays {
  readonly #clock: OrrClock;
  readonly #timeZone: string;

  constructor(options: { clock: OrrClock; timeZone: string }) {
    this.#clock = options.clock;
    this.#timeZone = options.timeZone;
  }

  get today(): string {
    return dayOf(this.#clock.now(), this.#timeZone);
  }

  get now(): string {
    return this.#clock.now().toISOString();
  }

  dayOf(instant: string | undefined): string | undefined {
    return instant && dayOf(instant, this.#timeZone);
  }

  /** Throws InputError where the days are in the future, or the wrong way round. */
  of(asked: { since?: string; until?: string }): ComparedPair {
    const { today } = this;
    const until = asked.until ?? today;
    const since = asked.since ?? addDays(until, -WEEK_DAYS);
    for (const [name, day] of Object.entries({ since, until })) {
      if (day > today) {
        throw new InputError(`query.${name}: ${day} has not come yet`);
      }
    }
    if (since > until) {
      throw new InputError(`query.since: ${since} is after ${until}`);
    }
    return {
      since,
      until,
      between: { since: this.#endOf(since), until: this.#endOf(until) },
    };
  }

  /** The last instant of a day, as histories write instants. */
  #endOf(day: string): string {
    return new Date(endOfDay(day, this.#timeZone).getTime() - 1).toISOString();
  }
}
