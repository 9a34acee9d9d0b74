import { dayOf } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import { foldEntities } from './foldEntities';
import { FoldingDay } from './placement';
import { PlacementModel } from './PlacementModel';
import { RollUpCheck, RollUpComparison } from './RollUpComparison';
import { RollUpStateRow } from './rollUpRows';

/** Above it, how much is due is not counted on. */
const DUE_COUNTED = 10_000;

/** A part of the work, as of when and in which time zone. @internal */
export interface FoldingStep {
  now: Date;
  limit: number;
  timeZone: string;
}

/** How the kept counts are. @internal */
export interface StoredRollUpState {
  generation: number;
  /** How many changes wait, up to 10,000. */
  due: number;
  /** When none waited for the last time. */
  drainedAt?: string;
  keptSince?: string;
  rebuild?: { startedAt: string; startedBy: string; done: number };
  lastCheck?: RollUpCheck;
}

/**
 * The counts of entities by where they stand. All that writes them holds the one row of their state, so that two workers
 * never fold at once; who changes an entity only adds a note, and waits for neither.
 *
 * @internal
 */
export class DatabaseRollUpStore {
  readonly #knex: Knex;
  readonly #model = new PlacementModel();
  readonly #comparison: RollUpComparison;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#comparison = new RollUpComparison(knex, this.#model);
  }

  async getState(): Promise<StoredRollUpState> {
    const row = await this.#state(this.#knex);
    const waiting = await this.#knex
      .from(this.#knex('rollup_due').select('id').limit(DUE_COUNTED).as('due'))
      .count({ count: '*' })
      .first();
    return {
      generation: row.generation,
      due: Number(waiting?.count),
      drainedAt: row.drained_at ?? undefined,
      keptSince: row.kept_since ?? undefined,
      rebuild:
        row.building === null
          ? undefined
          : {
              startedAt: row.build_started_at!,
              startedBy: row.build_started_by!,
              done: row.built ?? 0,
            },
      lastCheck: row.last_check ? JSON.parse(row.last_check) : undefined,
    };
  }

  /**
   * Another one as soon as anything that is counted of an entity has changed, which is how many changes there were, what a
   * checklist is, or what the catalog shows to somebody: these may tell of a change before the entity does.
   */
  async getMark(): Promise<string> {
    const published = () => this.#knex('checklist').where('state', 'published');
    const row = await this.#knex('rollup_state')
      .select(
        'folded',
        this.#knex('rollup_due').count('*').as('due'),
        this.#knex('visible_set').sum('content_mark').as('shown'),
        published().count('*').as('checklists'),
        published().sum('current_version').as('versions'),
        this.#knex('checklist').max('updated_at').as('updated'),
      )
      .first();
    const { shown, checklists, versions, updated } = row;
    const changes = Number(row.folded) + Number(row.due);
    return [changes, shown, checklists, versions, updated].join(' ');
  }

  /** Counts some of what is due; answers how many notes there were. */
  async foldDue(options: FoldingStep): Promise<number> {
    const { now, limit } = options;
    return this.#knex.transaction(async trx => {
      const state = await this.#lock(trx);
      const notes: { id: string | number; entity_id: string }[] = await trx(
        'rollup_due',
      )
        .orderBy('id')
        .limit(limit)
        .select('id', 'entity_id');
      const day = dayIn(options);
      // A change that is noted after this is counted later, whether or not it is already seen here.
      await this.#fold(
        trx,
        state,
        [...new Set(notes.map(note => note.entity_id))].sort(),
        day,
      );
      for (const chunk of chunksFor(trx, notes)) {
        await trx('rollup_due')
          .whereIn(
            'id',
            chunk.map(({ id }) => id),
          )
          .delete();
      }
      await trx<RollUpStateRow>('rollup_state').update({
        kept_since: state.kept_since ?? day.today,
        folded: trx.raw('folded + ?', [notes.length]),
        ...(notes.length < limit && {
          drained_at: now.toISOString(),
          gaps_kept_from: state.gaps_kept_from ?? now.toISOString(),
        }),
      });
      return notes.length;
    });
  }

  /** Begins to count anew, unless that is under way. */
  async beginRebuild(options: { now: Date; userRef: string }): Promise<void> {
    await this.#knex.transaction(async trx => {
      const state = await this.#lock(trx);
      if (state.building === null) {
        await trx<RollUpStateRow>('rollup_state').update({
          building: state.generation + 1,
          built_after: null,
          built: 0,
          build_started_at: options.now.toISOString(),
          build_started_by: options.userRef,
        });
      }
    });
  }

  /** Counts some more entities anew; answers whether there are more to come. */
  async rebuildSome(options: FoldingStep): Promise<boolean> {
    const { limit } = options;
    return this.#knex.transaction(async trx => {
      const state = await this.#lock(trx);
      if (state.building === null) {
        return false;
      }
      const entityIds: string[] = await trx('entity')
        .where('id', '>', state.built_after ?? '')
        .orderBy('id')
        .limit(limit)
        .pluck('id');
      const day = dayIn(options);
      await foldEntities(trx, this.#model, {
        generation: state.building,
        entityIds,
        placements: await this.#model.read(trx, entityIds),
        day,
      });
      const isDone = entityIds.length < limit;
      await trx<RollUpStateRow>('rollup_state').update(
        isDone
          ? {
              generation: state.building,
              building: null,
              built_after: null,
              built: null,
              kept_since: day.today,
            }
          : {
              built_after: entityIds[entityIds.length - 1],
              built: (state.built ?? 0) + entityIds.length,
            },
      );
      return !isDone;
    });
  }

  /** Forgets counts that are no longer shown. */
  async deleteReplaced(): Promise<void> {
    const { generation } = await this.#state(this.#knex);
    for (const table of [
      'rollup_cell',
      'rollup_day',
      'rollup_gap',
      'rollup_folded',
    ]) {
      await this.#knex(table).where('generation', '<', generation).delete();
    }
  }

  /** Compares the counts with what the tables say, and keeps what that has found. */
  async check(now: Date): Promise<RollUpCheck> {
    const check = await this.#comparison.run(now, trx => this.#lock(trx));
    await this.#knex<RollUpStateRow>('rollup_state').update({
      last_check: JSON.stringify(check),
    });
    return check;
  }

  /** How many entities there are to be counted or not. */
  async countEntities(): Promise<number> {
    const row = await this.#knex('entity').count({ count: '*' }).first();
    return Number(row?.count);
  }

  async #fold(
    trx: Transaction,
    state: RollUpStateRow,
    entityIds: string[],
    day: FoldingDay,
  ): Promise<void> {
    if (!entityIds.length) {
      return;
    }
    const placements = await this.#model.read(trx, entityIds);
    await foldEntities(trx, this.#model, {
      generation: state.generation,
      entityIds,
      placements,
      day,
    });
    if (state.building !== null) {
      await foldEntities(trx, this.#model, {
        generation: state.building,
        // The others are still to be come to.
        entityIds: entityIds.filter(id => id <= (state.built_after ?? '')),
        placements,
        day,
      });
    }
  }

  async #state(handle: Knex): Promise<RollUpStateRow> {
    return (await handle<RollUpStateRow>('rollup_state').first())!;
  }

  async #lock(trx: Transaction): Promise<RollUpStateRow> {
    return (await trx<RollUpStateRow>('rollup_state').forUpdate().first())!;
  }
}

function dayIn({ now, timeZone }: FoldingStep): FoldingDay {
  return { today: dayOf(now, timeZone), timeZone };
}
