import { InputError } from '@backstage/errors';
import {
  dayOf,
  DayCounts,
  orrReadinessReadPermission,
  ParsedOperationInput,
  Scorecard,
  ScorecardFigures,
  ScorecardTree,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import { DatabaseRollUpStore } from '../../database/rollUp/DatabaseRollUpStore';
import {
  AlikeCount,
  CountedScope,
  DayChange,
  ScorecardModel,
} from '../../database/rollUp/ScorecardModel';
import { RequestOptions } from '../ReviewService';
import { ScorecardService } from '../ScorecardService';
import { CostlyCounts } from '../visibility/CostlyCounts';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { freshnessOf } from './freshnessOf';
import { FigureList } from './FigureList';
import { FigureTargets } from './readFigureTargets';
import { ScorecardBranches } from './ScorecardBranches';
import { scorecardScopeOf } from './scorecardScopeOf';
import { countsOfDays, coverageOf, tieredCounts } from './standingCounts';
import { trendDays } from './trendDays';

type ScorecardQuery = ParsedOperationInput<'getScorecard'>['query'];

/** @internal */
export interface DefaultScorecardServiceOptions {
  branches: ScorecardBranches;
  clock: OrrClock;
  costlyCounts: CostlyCounts;
  figureList: FigureList;
  figureTargets: FigureTargets;
  programme: DatabaseProgrammeStore;
  rollUps: DatabaseRollUpStore;
  scorecard: ScorecardModel;
  timeZone: string;
  visibility: EntityVisibility;
}

/** The days that a scorecard tells of. */
interface ToldDays {
  today: string;
  at: string;
  since?: string;
  trend: string[];
}

/**
 * Counts where entities stand. Visibility is part of every query; kept counts serve only those who may see all.
 *
 * @internal
 */
export class DefaultScorecardService implements ScorecardService {
  readonly #options: DefaultScorecardServiceOptions;

  constructor(options: DefaultScorecardServiceOptions) {
    this.#options = options;
  }

  async getScorecard(
    query: ScorecardQuery,
    options: RequestOptions,
  ): Promise<Scorecard> {
    const { clock, costlyCounts, programme, rollUps, timeZone, visibility } =
      this.#options;
    const now = clock.now();
    const days = toldDays(query, dayOf(now, timeZone));
    const counted = {
      scope: scorecardScopeOf(query),
      checklistId: query.checklist,
      visibility: await visibility.filterFor(
        { permission: orrReadinessReadPermission },
        options,
      ),
    };
    const isKept = isServedFromKept(counted);
    const count = () =>
      Promise.all([
        isKept ? rollUps.getState() : undefined,
        this.#countNow(counted, isKept),
        this.#changes(counted, days, isKept),
      ]);
    const {
      value: [state, alike, changes],
      asOf,
    } = isKept
      ? { value: await count(), asOf: now }
      : await costlyCounts.count({ of: 'scorecard', ...counted, days }, count);
    const tierOrder = (await programme.get())?.document.tierOrder;
    return {
      scope: counted.scope,
      checklistId: query.checklist,
      at: days.at,
      today: days.today,
      ...toldOf(days, { alike, tierOrder }, changes),
      coverage:
        days.at === days.today && !query.checklist
          ? {
              ...coverageOf(alike),
              target: this.#options.figureTargets.coverage,
            }
          : undefined,
      history: historyOf(days, state?.keptSince),
      freshness: freshnessOf(asOf, state),
    };
  }

  async getScorecardTree(
    query: ParsedOperationInput<'getScorecardTree'>['query'],
    options: RequestOptions,
  ): Promise<ScorecardTree> {
    return this.#options.branches.list(query, options);
  }

  async getScorecardFigures(
    query: ParsedOperationInput<'getScorecardFigures'>['query'],
    options: RequestOptions,
  ): Promise<ScorecardFigures> {
    return this.#options.figureList.list(query, options);
  }

  #countNow(counted: CountedScope, isKept: boolean): Promise<AlikeCount[]> {
    const { scorecard } = this.#options;
    return isKept ? scorecard.countKept(counted) : scorecard.countRows(counted);
  }

  #changes(
    counted: CountedScope,
    { today, at, since, trend }: ToldDays,
    isKept: boolean,
  ): Promise<DayChange[] | undefined> {
    const { scorecard, timeZone } = this.#options;
    if (!since && trend.every(day => day === today)) {
      // Today is counted as it is.
      return Promise.resolve([]);
    }
    return isKept
      ? scorecard.listKeptChanges(counted, {
          from: [trend[0], since ?? at].sort()[0],
          to: at,
        })
      : scorecard.listRowChanges(counted, { today, timeZone });
  }
}

/** Entities of several groups may be the same: sums of kept counts would count them twice. */
function isServedFromKept({ scope, visibility }: CountedScope): boolean {
  return visibility.type === 'everything' && scope.refs.length <= 1;
}

function toldDays(query: ScorecardQuery, today: string): ToldDays {
  const { at = today, since, trendDays: back } = query;
  if (at > today) {
    throw new InputError('query.at: is in the future');
  }
  if (since !== undefined && since >= at) {
    throw new InputError(
      'query.since: is not before the day it is compared with',
    );
  }
  return { today, at, since, trend: trendDays(at, back) };
}

/** What is told of which day; `today` is told from what is counted now. */
function toldOf(
  { today, at, since, trend }: ToldDays,
  now: { alike: AlikeCount[]; tierOrder?: readonly string[] },
  changes: DayChange[] | undefined,
): Pick<Scorecard, 'counts' | 'since' | 'trend' | 'untold'> {
  const isToday = at === today;
  const counts = tieredCounts(now.alike, now.tierOrder);
  const { tiers: _tiers, ...untiered } = counts;
  if (!changes) {
    return {
      counts: isToday ? counts : undefined,
      since: undefined,
      trend: undefined,
      untold: [
        ...(isToday ? [] : ['at' as const]),
        ...(since === undefined ? [] : ['since' as const]),
        'trend',
      ],
    };
  }
  const told = countsOfDays(changes, [...trend, at, ...(since ? [since] : [])]);
  const of = (day: string): DayCounts =>
    day === today ? { day, ...untiered } : told.get(day)!;
  const { day: _day, ...past } = of(at);
  return {
    counts: isToday ? counts : past,
    since: since === undefined ? undefined : of(since),
    trend: trend.map(of),
    untold: [],
  };
}

function historyOf(
  { at, today, since, trend }: ToldDays,
  keptSince: string | undefined,
): Scorecard['history'] {
  const oldest = [at, since ?? at, trend[0]].sort()[0];
  return {
    ownersAsOf:
      oldest === today || (keptSince !== undefined && oldest >= keptSince)
        ? 'then'
        : 'now',
    keptSince,
  };
}
