import { dayOf, headlineOf, Standing } from 'backstage-plugin-orr-common';
import { PlacedGaps } from './gapPlacement';
import { RollUpScope } from './RollUpScope';

/** Stands for the headline where a checklist is named. @internal */
export const HEADLINE = '';

/** As what an entity is counted. @internal */
export interface Placement {
  scopes: RollUpScope[];
  tier: string;
  /** In the programme. */
  place: string;
  /** By checklist, the headline among them. */
  standings: Record<string, string>;
  /** Absent where no published checklist asks for it. */
  gaps?: PlacedGaps;
}

/** What entities that are counted together have in common. @internal */
export interface CellKey {
  scope_kind: string;
  scope_ref: string;
  checklist_id: string;
  tier: string;
  standing: string;
  place: string;
}

/** What is told of a day. @internal */
export interface DayKey {
  scope_kind: string;
  scope_ref: string;
  checklist_id: string;
  day: string;
  standing: string;
}

/** A standing that was taken on a day, at its end. @internal */
export interface PastStanding {
  checklistId: string;
  day: string;
  standing: string;
}

/** By how much each count changes; what does not change is left out. @internal */
export class Differences<TKey extends object> {
  readonly #counts = new Map<string, number>();

  add(key: TKey, count: number): void {
    const id = JSON.stringify(key);
    const sum = (this.#counts.get(id) ?? 0) + count;
    if (sum === 0) {
      this.#counts.delete(id);
    } else {
      this.#counts.set(id, sum);
    }
  }

  get size(): number {
    return this.#counts.size;
  }

  /** In no certain order, one at a time: of very many, somebody else can have their turn between two. */
  *[Symbol.iterator](): Iterator<{ key: TKey; count: number }> {
    for (const [id, count] of this.#counts) {
      yield { key: JSON.parse(id), count };
    }
  }

  /** In the order of keys, in which all who write them take them. */
  entries(): { key: TKey; count: number }[] {
    return [...this.#counts]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, count]) => ({ key: JSON.parse(id), count }));
  }
}

/** The counts that an entity is part of, each once. @internal */
export function cellsOf(placement: Placement | undefined): CellKey[] {
  return (placement?.scopes ?? []).flatMap(([kind, ref]) =>
    Object.entries(placement!.standings).map(([checklistId, standing]) => ({
      scope_kind: kind,
      scope_ref: ref,
      checklist_id: checklistId,
      tier: placement!.tier,
      standing,
      place: checklistId === HEADLINE ? placement!.place : '',
    })),
  );
}

/** What a day is told of: neither tier nor place. @internal */
export function dayKeyOf(cell: CellKey, day: string): DayKey {
  const { scope_kind, scope_ref, checklist_id, standing } = cell;
  return { scope_kind, scope_ref, checklist_id, day, standing };
}

/** The day to which changes are counted, and in which time zone days are. @internal */
export interface FoldingDay {
  today: string;
  timeZone: string;
}

/** What is stored of how an entity came to where it stands, its changes in the order of time. @internal */
export interface EntityPast {
  firstSeenAt: string;
  changes: { checklistId: string; standing: string; changedAt: string }[];
}

/**
 * Where an entity stood at the end of days, from its first day on: under each checklist, and over those that are published
 * now.
 *
 * @internal
 */
export function pastStandingsOf(
  entity: EntityPast,
  publishedIds: ReadonlySet<string>,
  { today, timeZone }: FoldingDay,
): PastStanding[] {
  const dayUntilToday = (instant: string) => {
    const day = dayOf(instant, timeZone);
    return day < today ? day : today;
  };
  const changes = entity.changes.map(
    ({ checklistId, standing, changedAt }) => ({
      checklistId,
      standing,
      day: dayUntilToday(changedAt),
    }),
  );
  // A history that was carried here may begin before the entity was there.
  const [firstDay] = [
    dayUntilToday(entity.firstSeenAt),
    ...changes.slice(0, 1).map(({ day }) => day),
  ].sort();
  const current = new Map<string, string>();
  const ends = new Map<string, PastStanding>();
  const take = (past: PastStanding) =>
    ends.set(JSON.stringify([past.checklistId, past.day]), past);
  take({
    checklistId: HEADLINE,
    day: firstDay,
    standing: 'notRequired',
  });
  for (const change of changes) {
    take(change);
    if (publishedIds.has(change.checklistId)) {
      current.set(change.checklistId, change.standing);
      take({
        checklistId: HEADLINE,
        day: change.day,
        standing: headlineOf(current.values() as Iterable<Standing>),
      });
    }
  }
  return [...ends.values()];
}

/**
 * How the counts of days follow an entity that was in none before, as if it had always belonged where it does now.
 *
 * @internal
 */
export function addPast(
  days: Differences<DayKey>,
  options: { placement: Placement; past: PastStanding[]; today: string },
): void {
  const { placement, past, today } = options;
  const byChecklist = new Map<string, PastStanding[]>();
  for (const standing of past) {
    const known = byChecklist.get(standing.checklistId) ?? [];
    byChecklist.set(standing.checklistId, [...known, standing]);
  }
  const ids = new Set([
    ...byChecklist.keys(),
    ...Object.keys(placement.standings),
  ]);
  for (const checklistId of ids) {
    const taken = (byChecklist.get(checklistId) ?? []).sort((one, other) =>
      one.day < other.day ? -1 : 1,
    );
    const end = placement.standings[checklistId];
    addSteps(days, placement.scopes, checklistId, [
      ...taken,
      // Where changes do not lead to where it stands, it came there today.
      { day: today, standing: end },
    ]);
  }
}

function addSteps(
  days: Differences<DayKey>,
  scopes: RollUpScope[],
  checklistId: string,
  steps: { day: string; standing?: string }[],
): void {
  let before: string | undefined;
  for (const { day, standing } of steps) {
    for (const [scope_kind, scope_ref] of before === standing ? [] : scopes) {
      const key = { scope_kind, scope_ref, checklist_id: checklistId, day };
      if (before !== undefined) {
        days.add({ ...key, standing: before }, -1);
      }
      if (standing !== undefined) {
        days.add({ ...key, standing }, 1);
      }
    }
    before = standing;
  }
}
