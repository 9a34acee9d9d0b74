import { Knex } from 'knex';
import { VisibilityFilter } from '../VisibilityFilter';
import {
  addPast,
  DayKey,
  Differences,
  FoldingDay,
  HEADLINE,
  PastStanding,
  pastStandingsOf,
} from './placement';
import {
  countedEntities,
  scopedEntities,
  scopeMembers,
  ScorecardScope,
} from './scopeMembers';

/** What is counted, as far as whom. @internal */
export interface CountedScope {
  scope: ScorecardScope;
  /** Undefined for the headline. */
  checklistId?: string;
  visibility: VisibilityFilter;
}

/** How many entities are alike. @internal */
export interface AlikeCount {
  scopeRef: string;
  tier: string;
  standing: string;
  /** In the programme; empty under a checklist. */
  place: string;
  count: number;
}

/** By how much a count changed on a day. @internal */
export interface DayChange {
  day: string;
  standing: string;
  change: number;
}

type AlikeRow = Record<'scope_ref' | 'tier' | 'standing' | 'place', string> & {
  count: number | string;
};

interface PastRow {
  id: string;
  first_seen_at: string;
  standing_now: string | null;
  checklist_id: string | null;
  standing: string | null;
  changed_at: string | null;
  sequence: number | null;
}

/** More rows than this are not read to tell of past days. */
const PAST_ROWS = 20_000;

/** Counts where entities stand: kept counts for those who may see all, for others the rows that they may see. @internal */
export class ScorecardModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The kept counts of scopes of one kind. */
  async countKept({
    scope,
    checklistId,
  }: Omit<CountedScope, 'visibility'>): Promise<AlikeCount[]> {
    const rows: AlikeRow[] = await this.#kept('rollup_cell', scope, checklistId)
      .groupBy('scope_ref', 'tier', 'standing', 'place')
      .select('scope_ref', 'tier', 'standing', 'place')
      .sum({ count: 'entities' });
    return rows.map(toAlike);
  }

  /** How the kept counts of a scope changed until a day; all before the first day are told as of it. */
  async listKeptChanges(
    { scope, checklistId }: Omit<CountedScope, 'visibility'>,
    days: { from: string; to: string },
  ): Promise<DayChange[]> {
    const told = this.#kept('rollup_day', scope, checklistId)
      .where('day', '<=', days.to)
      .select('standing', 'change', {
        told_day: this.#knex.raw('CASE WHEN day < ? THEN ? ELSE day END', [
          days.from,
          days.from,
        ]),
      });
    const rows = await this.#knex
      .from(told.as('told'))
      .groupBy('told_day', 'standing')
      .select('told_day', 'standing')
      .sum({ change: 'change' });
    return rows.map(row => ({
      day: String(row.told_day),
      standing: String(row.standing),
      change: Number(row.change),
    }));
  }

  /** Counted from the rows that a viewer may see, all refs of the scope together. */
  async countRows(counted: CountedScope): Promise<AlikeCount[]> {
    const { scope, visibility, checklistId } = counted;
    const rows: AlikeRow[] = await this.#alike(
      scopedEntities(this.#knex, scope, visibility),
      checklistId,
    );
    return rows.map(toAlike);
  }

  /** The same for each ref of the scope apart. */
  async countRowsEach(counted: CountedScope): Promise<AlikeCount[]> {
    const { scope, visibility, checklistId } = counted;
    const rows: AlikeRow[] = await this.#alike(
      countedEntities(this.#knex, visibility)
        .join(
          scopeMembers(this.#knex, scope).as('held'),
          'held.entity_id',
          'entity.id',
        )
        .groupBy('held.scope_ref')
        .select('held.scope_ref'),
      checklistId,
    );
    return rows.map(toAlike);
  }

  /** How counts changed from day to day, from the changes of what a viewer may see; undefined where these are too many. */
  async listRowChanges(
    counted: CountedScope,
    options: FoldingDay,
  ): Promise<DayChange[] | undefined> {
    const rows = await this.#listPast(counted);
    if (rows.length > PAST_ROWS) {
      return undefined;
    }
    const days = new Differences<DayKey>();
    const { checklistId = HEADLINE } = counted;
    for (const { past, standing } of pastOf(rows, options)) {
      addPast(days, {
        placement: {
          scopes: [['all', '']],
          tier: '',
          place: '',
          standings: standing === null ? {} : { [checklistId]: standing },
        },
        past: past.filter(each => each.checklistId === checklistId),
        today: options.today,
      });
    }
    return days.entries().map(({ key, count }) => ({
      day: key.day,
      standing: key.standing,
      change: count,
    }));
  }

  async #listPast(counted: CountedScope): Promise<PastRow[]> {
    const { scope, visibility, checklistId } = counted;
    const knex = this.#knex;
    const query = scopedEntities(knex, scope, visibility)
      .leftJoin('readiness_change as past', join => {
        join.on('past.entity_id', 'entity.id');
        if (checklistId === undefined) {
          join.andOnIn(
            'past.checklist_id',
            knex('checklist')
              .where('state', 'published')
              .select('id') as unknown as string[],
          );
        } else {
          join.andOnVal('past.checklist_id', checklistId);
        }
      })
      // Not in order: of too many, the first that are found suffice.
      .limit(PAST_ROWS + 1)
      .select(
        'entity.id',
        'entity.first_seen_at',
        'past.checklist_id',
        'past.standing',
        'past.changed_at',
        'past.sequence',
      );
    if (checklistId === undefined) {
      return query.select({ standing_now: 'entity.headline' });
    }
    return query
      .leftJoin('readiness as judged', join =>
        join
          .on('judged.entity_id', 'entity.id')
          .andOnVal('judged.checklist_id', checklistId),
      )
      .select({ standing_now: 'judged.standing' });
  }

  #alike(query: Knex.QueryBuilder, checklistId?: string): Knex.QueryBuilder {
    if (checklistId === undefined) {
      return query
        .groupBy('entity.tier', 'entity.headline', 'entity.programme_place')
        .select('entity.tier', {
          standing: 'entity.headline',
          place: 'entity.programme_place',
        })
        .count({ count: '*' });
    }
    return query
      .join('readiness', join =>
        join
          .on('readiness.entity_id', 'entity.id')
          .andOnVal('readiness.checklist_id', checklistId),
      )
      .groupBy('entity.tier', 'readiness.standing')
      .select('entity.tier', 'readiness.standing')
      .count({ count: '*' });
  }

  #kept(
    table: 'rollup_cell' | 'rollup_day',
    { kind, refs }: ScorecardScope,
    checklistId: string = HEADLINE,
  ): Knex.QueryBuilder {
    return this.#knex(table)
      .where('generation', this.#knex('rollup_state').select('generation'))
      .where({ scope_kind: kind, checklist_id: checklistId })
      .whereIn('scope_ref', kind === 'all' ? [''] : refs);
  }
}

function toAlike(row: AlikeRow): AlikeCount {
  return {
    scopeRef: row.scope_ref ?? '',
    tier: row.tier ?? '',
    standing: row.standing,
    place: row.place ?? 'notAsked',
    count: Number(row.count),
  };
}

function pastOf(
  rows: PastRow[],
  day: FoldingDay,
): { past: PastStanding[]; standing: string | null }[] {
  const byEntity = new Map<string, PastRow[]>();
  for (const row of rows) {
    const known = byEntity.get(row.id);
    if (known) {
      known.push(row);
    } else {
      byEntity.set(row.id, [row]);
    }
  }
  return [...byEntity.values()].map(ofEntity => {
    const changes = ofEntity
      .filter(row => row.checklist_id !== null)
      .sort(byTime)
      .map(row => ({
        checklistId: row.checklist_id!,
        standing: row.standing!,
        changedAt: row.changed_at!,
      }));
    // For the headline only changes under published checklists were read; under a checklist it is not looked at.
    const ids = new Set(changes.map(({ checklistId }) => checklistId));
    const [{ first_seen_at, standing_now }] = ofEntity;
    return {
      past: pastStandingsOf({ firstSeenAt: first_seen_at, changes }, ids, day),
      standing: standing_now,
    };
  });
}

function byTime(one: PastRow, other: PastRow): number {
  return one.changed_at === other.changed_at
    ? one.sequence! - other.sequence!
    : Number(one.changed_at! > other.changed_at!) * 2 - 1;
}
