import {
  addDays,
  BRIEFING_GROUPS,
  dayOf,
  endOfDay,
  Standing,
} from 'backstage-plugin-orr-common';
import {
  HeadlineCount,
  ReadinessChangeModel,
} from '../../database/briefing/ReadinessChangeModel';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { FigureModel } from '../../database/figure/FigureModel';

const WEEK_DAYS = 7;
const SOON_DAYS = 30;
const EVERYTHING = { type: 'everything' as const };

/** The numbers that a briefing begins with, in words, and where it is. @internal */
export interface Headlines {
  text: string;
  /** The same without what was a week ago: it says whether there is anything new to say. */
  now: string;
  link: string;
}

/** Tells those who look after groups below their own how these stand, in the numbers of the briefing. @internal */
export class WeeklyHeadlines {
  readonly #changes: ReadinessChangeModel;
  readonly #figures: FigureModel;
  readonly #groups: DatabaseGroupStore;
  readonly #timeZone: string;

  constructor(options: {
    readinessChanges: ReadinessChangeModel;
    figures: FigureModel;
    groups: DatabaseGroupStore;
    timeZone: string;
  }) {
    this.#changes = options.readinessChanges;
    this.#figures = options.figures;
    this.#groups = options.groups;
    this.#timeZone = options.timeZone;
  }

  /** Undefined where there are no groups below these; whoever is told belongs to them. */
  async of(groupRefs: string[], now: Date): Promise<Headlines | undefined> {
    const above = await this.#groups.listAbove(groupRefs);
    if (!above.length) {
      return undefined;
    }
    const today = dayOf(now, this.#timeZone);
    const since = addDays(today, -WEEK_DAYS);
    const stood = await this.#standingsOf(above, { since, now });
    if (!stood.total) {
      return undefined;
    }
    const gaps = await this.#gapsOf(above, { today, now });
    const ready = `${stood.ready} of ${stood.total} that need reviews are ready`;
    const address = new URLSearchParams(
      above.slice(0, BRIEFING_GROUPS).map(ref => ['group', ref]),
    );
    address.set('since', since);
    return {
      text: `${ready}, ${stood.before} a week ago.${gaps}`,
      now: ready + gaps,
      link: `/orr/briefing?${address}`,
    };
  }

  /** Now, and where the same ones stood at the end of the day a week ago. */
  async #standingsOf(
    ownerRefs: string[],
    { since, now }: { since: string; now: Date },
  ): Promise<Record<'total' | 'ready' | 'before', number>> {
    const counted = await this.#changes.countHeadlines(
      { ownerRefs, requiredOnly: true, visibility: EVERYTHING },
      {
        since: this.#endOf(since),
        until: now.toISOString(),
      },
    );
    return {
      total: sumOf(counted, () => true),
      ready: sumOf(counted, ({ after }) => isReady(after)),
      before: sumOf(counted, ({ before }) => isReady(before)),
    };
  }

  async #gapsOf(
    refs: string[],
    { today, now }: { today: string; now: Date },
  ): Promise<string> {
    const scope = { kind: 'group' as const, refs };
    const openHighs = await this.#figures.countOpenHighs(scope, EVERYTHING);
    const { overdueActions, expiringAcceptances } =
      await this.#figures.countGaps(scope, EVERYTHING, {
        day: today,
        until: now.toISOString(),
        soon: addDays(today, SOON_DAYS),
      });
    const said = [
      [openHighs.count, 'open high risks'],
      [overdueActions.count, 'overdue actions'],
      [expiringAcceptances.count, 'accepted risks that end within 30 days'],
    ]
      .filter(([count]) => count)
      .map(part => part.join(' '));
    return said.length ? ` ${said.join(', ')}.` : '';
  }

  /** The last instant of a day, as histories write instants. */
  #endOf(day: string): string {
    return new Date(endOfDay(day, this.#timeZone).getTime() - 1).toISOString();
  }
}

function isReady(standing: Standing | undefined): boolean {
  return standing === 'ready' || standing === 'readyWithConditions';
}

function sumOf(
  counted: HeadlineCount[],
  isMeant: (one: HeadlineCount) => boolean,
): number {
  return counted.filter(isMeant).reduce((sum, { count }) => sum + count, 0);
}
