import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { RollUpStateRow } from '../rollUp/rollUpRows';
import { scopedEntities, ScorecardScope } from '../rollUp/scopeMembers';
import { Transaction } from '../transaction';
import { VisibilityFilter } from '../VisibilityFilter';
import { decidedAnswers } from './decidedAnswers';
import { EMPTY_TALLY, FigureTally, StandingTally } from './figureTally';

/** By how much figures changed on a day. @internal */
export interface FigureDayChange extends FigureTally {
  day: string;
}

type TallyKey = keyof FigureTally;

const COLUMNS: Record<TallyKey, string> = {
  inScope: 'in_scope',
  covered: 'covered',
  reviewed: 'reviewed',
  openHighs: 'open_highs',
  withOpenHighs: 'with_open_highs',
  applied: 'applied',
  notApplicable: 'not_applicable',
  told: 'told',
};
const KEYS = Object.keys(COLUMNS) as TallyKey[];
/** With the entity and the day. */
const BINDINGS = KEYS.length + 2;
const SUMS = Object.fromEntries(
  KEYS.map(key => [key, `figure_change.${COLUMNS[key]}`]),
);

/** What SQL sums up arrives as text from PostgreSQL, and of nothing as NULL. */
type SumRow = Record<string, string | number | null>;

/**
 * What entities add to figures, kept by how much it changed on which day. What is told of a past day is what counts now
 * less all that has changed since, so that it is of the same entities.
 *
 * @internal
 */
export class DatabaseFigureHistoryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Writes what differs from what these have added so far. Their standings are stored, and kept from other writers. */
  async record(
    trx: Transaction,
    options: { tallies: Map<string, StandingTally>; day: string },
  ): Promise<void> {
    const { tallies, day } = options;
    for (const chunk of chunksFor(trx, [...tallies])) {
      const ids = chunk.map(([entityId]) => entityId);
      const known = await addedSoFar(trx, ids);
      const answers = await answersOf(trx, ids);
      await addChanges(
        trx,
        chunk.flatMap(([entityId, standing]) => {
          const before = known.get(entityId) ?? EMPTY_TALLY;
          const now = { ...EMPTY_TALLY, ...standing, ...answers.get(entityId) };
          return KEYS.some(key => now[key] !== before[key])
            ? [{ entity_id: entityId, day, ...differenceOf(now, before) }]
            : [];
        }),
      );
    }
  }

  /** How figures of a scope changed after a day, as far as a viewer sees; in the order of days. */
  async listChanges(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    options: { after: string },
  ): Promise<FigureDayChange[]> {
    const rows: SumRow[] = await scopedEntities(this.#knex, scope, visibility)
      .join('figure_change', 'figure_change.entity_id', 'entity.id')
      .where('figure_change.day', '>', options.after)
      .groupBy('figure_change.day')
      .orderBy('figure_change.day')
      .select('figure_change.day')
      .sum(SUMS);
    return rows.map(row => ({ day: String(row.day), ...toTally(row) }));
  }

  /** From which day on figures are told; undefined before every entity was counted once. */
  async getKeptFrom(): Promise<string | undefined> {
    const row = await this.#knex<RollUpStateRow>('rollup_state').first(
      'figures_kept_from',
    );
    return row?.figures_kept_from ?? undefined;
  }

  /** Every entity was counted by this day, or by the last that anything changed on; writes it down the first time. */
  async keepFrom(day: string): Promise<void> {
    const latest = await this.#knex('figure_change')
      .max({ day: 'day' })
      .first();
    await this.#knex<RollUpStateRow>('rollup_state')
      .whereNull('figures_kept_from')
      .update({ figures_kept_from: [day, latest?.day ?? ''].sort()[1] });
  }
}

/**
 * Leaves one entity the longer of two histories: what is about the same thing is not to count twice. What it counts as now
 * is computed afterwards.
 *
 * @internal
 */
export async function joinFigureHistories(
  trx: Transaction,
  { intoId, fromId }: { intoId: string; fromId: string },
): Promise<void> {
  const [longest]: { entity_id: string }[] = await trx('figure_change')
    .whereIn('entity_id', [intoId, fromId])
    .orderBy(['day', 'entity_id'])
    .limit(1)
    .select('entity_id');
  const kept = longest?.entity_id ?? intoId;
  await trx('figure_change')
    .where({ entity_id: kept === intoId ? fromId : intoId })
    .delete();
  await trx('figure_change')
    .where({ entity_id: kept })
    .update({ entity_id: intoId });
}

async function addedSoFar(
  trx: Transaction,
  entityIds: string[],
): Promise<Map<string, FigureTally>> {
  const rows: SumRow[] = await trx('figure_change')
    .whereIn('entity_id', entityIds)
    .groupBy('entity_id')
    .select('entity_id')
    .sum(SUMS);
  return new Map(rows.map(row => [String(row.entity_id), toTally(row)]));
}

/** What the decisions in force found, over the checklists that ask. */
async function answersOf(
  trx: Transaction,
  entityIds: string[],
): Promise<
  Map<string, Pick<FigureTally, 'applied' | 'notApplicable' | 'told'>>
> {
  const rows: SumRow[] = await decidedAnswers(
    trx,
    trx('readiness').whereIn('readiness.entity_id', entityIds),
  )
    .groupBy('readiness.entity_id')
    .select('readiness.entity_id')
    .sum({
      applied: 'found.applied_count',
      notApplicable: 'found.not_applicable_count',
      told: 'found.told_count',
    });
  return new Map(
    rows.map(row => [
      String(row.entity_id),
      {
        applied: Number(row.applied ?? 0),
        notApplicable: Number(row.notApplicable ?? 0),
        told: Number(row.told ?? 0),
      },
    ]),
  );
}

async function addChanges(trx: Transaction, rows: SumRow[]): Promise<void> {
  for (const chunk of rows.length ? chunksFor(trx, rows, BINDINGS) : []) {
    await trx('figure_change')
      .insert(chunk)
      .onConflict(['entity_id', 'day'])
      .merge(
        Object.fromEntries(
          Object.values(COLUMNS).map(column => [
            column,
            trx.raw('figure_change.?? + excluded.??', [column, column]),
          ]),
        ),
      );
  }
}

function differenceOf(now: FigureTally, before: FigureTally): SumRow {
  return Object.fromEntries(
    KEYS.map(key => [COLUMNS[key], now[key] - before[key]]),
  );
}

function toTally(row: SumRow): FigureTally {
  return Object.fromEntries(
    KEYS.map(key => [key, Number(row[key] ?? 0)]),
  ) as unknown as FigureTally;
}
