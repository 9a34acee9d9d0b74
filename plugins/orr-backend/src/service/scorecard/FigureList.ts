import { InputError } from '@backstage/errors';
import {
  addDays,
  dayOf,
  endOfDay,
  orrReadinessReadPermission,
  ParsedOperationInput,
  ScorecardFigure,
  ScorecardFigures,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { FigureModel, GapCounts } from '../../database/rollUp/FigureModel';
import { ShareModel } from '../../database/rollUp/ShareModel';
import { ScorecardScope } from '../../database/rollUp/scopeMembers';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { medianOf } from '../medianOf';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { UnchangedCounts } from '../visibility/UnchangedCounts';
import { FigureTargets } from './readFigureTargets';
import { scorecardScopeOf } from './scorecardScopeOf';

const SOON_DAYS = 30;
const CLOSED_WITHIN_DAYS = 180;
const DAY_MS = 86_400_000;

/** A figure as of one day. */
type Told = Pick<ScorecardFigure, 'key' | 'unit' | 'value' | 'n' | 'part'>;

/** Of these more is better, of the others less. */
const AIMS_HIGH: ReadonlySet<string> = new Set(['currency', 'automationShare']);

/** What postponing has moved is not known as it was. */
const NOT_TOLD_OF_PAST: ReadonlySet<Told['key']> = new Set(['overdueActions']);

/** Tells the figures beside the counts. @internal */
export class FigureList {
  readonly #clock: OrrClock;
  readonly #counts: UnchangedCounts;
  readonly #figures: FigureModel;
  readonly #shares: ShareModel;
  readonly #targets: FigureTargets;
  readonly #timeZone: string;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    clock: OrrClock;
    exactCounts: UnchangedCounts;
    figures: FigureModel;
    shares: ShareModel;
    figureTargets: FigureTargets;
    timeZone: string;
    visibility: EntityVisibility;
  }) {
    this.#clock = options.clock;
    this.#counts = options.exactCounts;
    this.#figures = options.figures;
    this.#shares = options.shares;
    this.#targets = options.figureTargets;
    this.#timeZone = options.timeZone;
    this.#visibility = options.visibility;
  }

  async list(
    query: ParsedOperationInput<'getScorecardFigures'>['query'],
    options: RequestOptions,
  ): Promise<ScorecardFigures> {
    const at = dayOf(this.#clock.now(), this.#timeZone);
    const { since } = query;
    if (since !== undefined && since >= at) {
      throw new InputError('query.since: is not before today');
    }
    const scope = scorecardScopeOf(query);
    const visibility = await this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const { then, now } = await this.#counts.count(
      { of: 'figures', visibility, scope, at, since },
      async () => ({
        then: since && (await this.#tell(scope, visibility, since)),
        now: await this.#tellNow(scope, visibility, at),
      }),
    );
    return {
      scope,
      at,
      since,
      figures: now.map(figure => ({
        ...figure,
        target: this.#targetOf(figure),
        since: then ? pastOf(then, figure) : undefined,
      })),
    };
  }

  async #tellNow(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    at: string,
  ): Promise<Told[]> {
    const { count, entities } = await this.#figures.countOpenHighs(
      scope,
      visibility,
    );
    return [
      // Which questions were open on a past day is not kept.
      { key: 'openHighs', unit: 'count', value: count, n: entities },
      ...(await this.#tell(scope, visibility, at)),
      ...(await this.#tellShares(scope, visibility)),
    ];
  }

  #targetOf({ key }: Told): ScorecardFigure['target'] {
    const value = this.#targets[key];
    return value === undefined
      ? undefined
      : { value, is: AIMS_HIGH.has(key) ? 'atLeast' : 'atMost' };
  }

  /** What they were made of is not kept of past days. */
  async #tellShares(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
  ): Promise<Told[]> {
    const { current, reviewed } = await this.#shares.countCurrent(
      scope,
      visibility,
    );
    const { applied, notApplicable, told } = await this.#shares.countAnswers(
      scope,
      visibility,
    );
    return [
      shareOf('currency', current, reviewed),
      shareOf('automationShare', told, applied),
      shareOf('notApplicableRate', notApplicable, applied + notApplicable),
    ];
  }

  async #tell(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    day: string,
  ): Promise<Told[]> {
    const until = endOfDay(day, this.#timeZone).toISOString();
    const gaps = await this.#figures.countGaps(scope, visibility, {
      day,
      until,
      soon: addDays(day, SOON_DAYS),
    });
    const closed = await this.#figures.listClosed(scope, visibility, {
      from: endOfDay(
        addDays(day, -CLOSED_WITHIN_DAYS),
        this.#timeZone,
      ).toISOString(),
      until,
    });
    return [
      ...Object.entries(gaps).map(([key, { count, entities }]) => ({
        key: key as keyof GapCounts,
        unit: 'count' as const,
        value: count,
        n: entities,
      })),
      {
        key: 'daysToClose',
        unit: 'days',
        value: medianOf(
          closed.map(
            ({ from, to }) => (Date.parse(to) - Date.parse(from)) / DAY_MS,
          ),
        ),
        n: closed.length,
      },
    ];
  }
}

function shareOf(key: Told['key'], part: number, n: number): Told {
  return {
    key,
    unit: 'share',
    value: n === 0 ? undefined : part / n,
    n,
    part,
  };
}

function pastOf(then: Told[], { key }: Told): ScorecardFigure['since'] {
  const told = then.find(figure => figure.key === key);
  return told && !NOT_TOLD_OF_PAST.has(key)
    ? { value: told.value, n: told.n }
    : undefined;
}
