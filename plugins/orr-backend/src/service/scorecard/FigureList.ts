import { InputError } from '@backstage/errors';
import {
  addDays,
  dayOf,
  orrReadinessReadPermission,
  ParsedOperationInput,
  ScorecardFigure,
  ScorecardFigures,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { FigureModel } from '../../database/figure/FigureModel';
import { FigureTally } from '../../database/figure/figureTally';
import { ShareModel } from '../../database/figure/ShareModel';
import { ScorecardScope } from '../../database/rollUp/scopeMembers';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { UnchangedCounts } from '../visibility/UnchangedCounts';
import {
  daysToClose,
  figuresOfTally,
  PastFigure,
  ToldFigure,
} from './figureTelling';
import { CLOSED_WITHIN_DAYS, PastFigures } from './PastFigures';
import { FigureTargets } from './readFigureTargets';
import { scorecardScopeOf } from './scorecardScopeOf';
import { trendDays } from './trendDays';

/** Of these more is better, of the others less. */
const AIMS_HIGH: ReadonlySet<string> = new Set([
  'coverage',
  'currency',
  'automationShare',
]);

/** Tells the figures beside the counts. @internal */
export class FigureList {
  readonly #clock: OrrClock;
  readonly #counts: UnchangedCounts;
  readonly #figures: FigureModel;
  readonly #past: PastFigures;
  readonly #shares: ShareModel;
  readonly #targets: FigureTargets;
  readonly #timeZone: string;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    clock: OrrClock;
    exactCounts: UnchangedCounts;
    figures: FigureModel;
    pastFigures: PastFigures;
    shares: ShareModel;
    figureTargets: FigureTargets;
    timeZone: string;
    visibility: EntityVisibility;
  }) {
    this.#clock = options.clock;
    this.#counts = options.exactCounts;
    this.#figures = options.figures;
    this.#past = options.pastFigures;
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
    const trend = trendDays(at, query.trendDays);
    const days = [...new Set([...trend, since ?? at])]
      .filter(day => day < at)
      .sort();
    const scope = scorecardScopeOf(query);
    const visibility = await this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const { now, past } = await this.#counts.count(
      { of: 'figures', visibility, scope, at, days },
      async () => {
        const tally = await this.#tally(scope, visibility);
        return {
          now: [
            ...figuresOfTally(tally),
            ...(await this.#tellGaps(scope, visibility, at)),
          ],
          past: await this.#past.tell(scope, visibility, { days, now: tally }),
        };
      },
    );
    const told = new Map([...past, [at, now] as const]);
    return {
      scope,
      at,
      since,
      figures: now.map(figure => ({
        ...figure,
        target: this.#targetOf(figure),
        since: since ? figureOn(told, since, figure) : undefined,
        trend:
          trend.length > 1
            ? trend.flatMap(day => {
                const then = figureOn(told, day, figure);
                return then ? [{ day, value: then.value }] : [];
              })
            : undefined,
      })),
    };
  }

  #targetOf({ key }: ToldFigure): ScorecardFigure['target'] {
    const value = this.#targets[key];
    return value === undefined
      ? undefined
      : { value, is: AIMS_HIGH.has(key) ? 'atLeast' : 'atMost' };
  }

  /** What is added up over the entities of the scope now. */
  async #tally(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
  ): Promise<FigureTally> {
    const highs = await this.#figures.countOpenHighs(scope, visibility);
    const { inScope, covered, reviewed } = await this.#shares.countCovered(
      scope,
      visibility,
    );
    const { applied, notApplicable, told } = await this.#shares.countAnswers(
      scope,
      visibility,
    );
    return {
      inScope,
      covered,
      reviewed,
      openHighs: highs.count,
      withOpenHighs: highs.entities,
      applied,
      notApplicable,
      told,
    };
  }

  /** What was decided about gaps, and how long closing them took. */
  async #tellGaps(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    day: string,
  ): Promise<ToldFigure[]> {
    const { until, soon } = this.#past.dayOf(day);
    const gaps = await this.#figures.countGaps(scope, visibility, {
      day,
      until,
      soon,
    });
    const closed = await this.#figures.listClosed(scope, visibility, {
      from: this.#past.dayOf(addDays(day, -CLOSED_WITHIN_DAYS)).until,
      until,
    });
    const counted = (key: keyof typeof gaps): ToldFigure => ({
      key,
      unit: 'count',
      value: gaps[key].count,
      n: gaps[key].entities,
    });
    return [
      counted('acceptedHighs'),
      counted('overdueActions'),
      counted('expiringAcceptances'),
      daysToClose(closed),
    ];
  }
}

function figureOn(
  told: ReadonlyMap<string, PastFigure[]>,
  day: string,
  { key }: ToldFigure,
): ScorecardFigure['since'] {
  const found = told.get(day)?.find(figure => figure.key === key);
  return found && { value: found.value, n: found.n };
}
