import { addDays, endOfDay } from 'backstage-plugin-orr-common';
import { DatabaseFigureHistoryStore } from '../../database/figure/DatabaseFigureHistoryStore';
import {
  CLOSED_ACTIONS,
  FigureDay,
  FigureModel,
  PostponedAction,
} from '../../database/figure/FigureModel';
import { FigureTally } from '../../database/figure/figureTally';
import { ScorecardScope } from '../../database/rollUp/scopeMembers';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { daysToClose, figuresOfTally, PastFigure } from './figureTelling';

/** Within so many days an end is near. */
const SOON_DAYS = 30;
/** Of actions that were closed in so many days the time to close is told. @internal */
export const CLOSED_WITHIN_DAYS = 180;

/** Of what is there now and visible to somebody, what its figures were on past days. @internal */
export class PastFigures {
  readonly #figures: FigureModel;
  readonly #history: DatabaseFigureHistoryStore;
  readonly #timeZone: string;

  constructor(options: {
    figures: FigureModel;
    figureHistory: DatabaseFigureHistoryStore;
    timeZone: string;
  }) {
    this.#figures = options.figures;
    this.#history = options.figureHistory;
    this.#timeZone = options.timeZone;
  }

  /** By day; what is not known of a day is left out of it. */
  async tell(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    options: {
      /** In order, all before today. */
      days: string[];
      /** What is added up now. */
      now: FigureTally;
    },
  ): Promise<Map<string, PastFigure[]>> {
    const { days, now } = options;
    const parts = days.length
      ? [
          await this.#added(scope, visibility, { days, now }),
          await this.#gaps(scope, visibility, days),
          await this.#timesToClose(scope, visibility, days),
        ]
      : [];
    return new Map(
      days.map(day => [day, parts.flatMap(part => part.get(day) ?? [])]),
    );
  }

  /** As of when gaps and what was decided about them are told of a day. */
  dayOf(day: string): FigureDay {
    return {
      day,
      until: this.#endOf(day),
      soon: addDays(day, SOON_DAYS),
    };
  }

  /** What counts now, less all that has changed since. */
  async #added(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    { days, now }: { days: string[]; now: FigureTally },
  ): Promise<Map<string, PastFigure[]>> {
    const from = await this.#history.getKeptFrom();
    const known = days.filter(day => from !== undefined && day >= from);
    const told = new Map<string, PastFigure[]>();
    if (!known.length) {
      return told;
    }
    const changes = await this.#history.listChanges(scope, visibility, {
      after: known[0],
    });
    const tally = { ...now };
    for (const day of known.reverse()) {
      while (changes.length && changes[changes.length - 1].day > day) {
        const { day: _day, ...change } = changes.pop()!;
        for (const [key, by] of Object.entries(change)) {
          tally[key as keyof FigureTally] -= by;
        }
      }
      told.set(day, figuresOfTally(tally));
    }
    return told;
  }

  async #gaps(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    days: string[],
  ): Promise<Map<string, PastFigure[]>> {
    const told = days.map(day => this.dayOf(day));
    const counts = await this.#figures.countPastGaps(scope, visibility, told);
    const postponed = await this.#figures.listPostponed(
      scope,
      visibility,
      told[0].until,
    );
    return new Map(
      told.map((day, index) => {
        const { overdueActions, ...others } = counts[index];
        const figures: PastFigure[] = [
          { key: 'acceptedHighs', value: others.acceptedHighs },
          { key: 'expiringAcceptances', value: others.expiringAcceptances },
        ];
        return [
          day.day,
          postponed
            ? [
                ...figures,
                {
                  key: 'overdueActions',
                  value:
                    overdueActions +
                    postponed.filter(action => wasLate(action, day)).length,
                },
              ]
            : figures,
        ];
      }),
    );
  }

  async #timesToClose(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    days: string[],
  ): Promise<Map<string, PastFigure[]>> {
    const beginOf = (day: string) =>
      this.#endOf(addDays(day, -CLOSED_WITHIN_DAYS));
    const closed = await this.#figures.listClosed(scope, visibility, {
      from: beginOf(days[0]),
      until: this.#endOf(days[days.length - 1]),
    });
    // The latest of very many were read: of the time before them too few are known.
    const known =
      closed.length < CLOSED_ACTIONS ? '' : closed[closed.length - 1].to;
    return new Map(
      days
        .map(day => ({ day, from: beginOf(day), until: this.#endOf(day) }))
        .filter(({ from }) => from >= known)
        .map(({ day, from, until }) => [
          day,
          [daysToClose(closed.filter(({ to }) => to >= from && to < until))],
        ]),
    );
  }

  #endOf(day: string): string {
    return endOfDay(day, this.#timeZone).toISOString();
  }
}

/** Whether the day that an action had then was past. */
function wasLate(
  { proposedAt, closedAt, until, postponements }: PostponedAction,
  { day, until: end }: FigureDay,
): boolean {
  const due =
    postponements.find(({ postponedAt }) => postponedAt >= end)?.from ?? until;
  return (
    proposedAt < end && (closedAt === undefined || closedAt >= end) && due < day
  );
}
