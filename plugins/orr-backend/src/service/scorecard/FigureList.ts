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
import { ScorecardScope } from '../../database/rollUp/scopeMembers';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { scorecardScopeOf } from './scorecardScopeOf';

const SOON_DAYS = 30;
const CLOSED_WITHIN_DAYS = 180;
const DAY_MS = 86_400_000;

/** A figure as of one day. */
type Told = Pick<ScorecardFigure, 'key' | 'unit' | 'value' | 'n'>;

/** What postponing has moved is not known as it was. */
const NOT_TOLD_OF_PAST: ReadonlySet<Told['key']> = new Set(['overdueActions']);

/** Tells the figures beside the counts. @internal */
export class FigureList {
  readonly #clock: OrrClock;
  readonly #figures: FigureModel;
  readonly #timeZone: string;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    clock: OrrClock;
    figures: FigureModel;
    timeZone: string;
    visibility: EntityVisibility;
  }) {
    this.#clock = options.clock;
    this.#figures = options.figures;
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
    const then = since && (await this.#tell(scope, visibility, since));
    const now = await this.#tell(scope, visibility, at);
    return {
      scope,
      at,
      since,
      figures: now.map(figure => ({
        ...figure,
        since: then ? pastOf(then, figure) : undefined,
      })),
    };
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
        value: median(
          closed.map(
            ({ from, to }) => (Date.parse(to) - Date.parse(from)) / DAY_MS,
          ),
        ),
        n: closed.length,
      },
    ];
  }
}

function pastOf(then: Told[], { key }: Told): ScorecardFigure['since'] {
  const told = then.find(figure => figure.key === key);
  return told && !NOT_TOLD_OF_PAST.has(key)
    ? { value: told.value, n: told.n }
    : undefined;
}

function median(values: number[]): number | undefined {
  if (!values.length) {
    return undefined;
  }
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const value =
    sorted.length % 2
      ? sorted[middle]
      : (sorted[middle - 1] + sorted[middle]) / 2;
  return Math.round(value * 10) / 10;
}
