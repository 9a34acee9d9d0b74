import { canonicalJson, WaitingEntityMove } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { insertRows } from './chunks';
import { Transaction } from './transaction';

interface WaitingMoveRow {
  to_ref: string;
  from_ref: string;
  problems: string;
  both_in_review_of: string;
}

function toRow(move: WaitingEntityMove): WaitingMoveRow {
  return {
    to_ref: move.toRef,
    from_ref: move.fromRef,
    problems: JSON.stringify(move.problems),
    both_in_review_of: JSON.stringify(move.bothInReviewOf),
  };
}

/** Renames that wait, as the latest sweep of the catalog has found them. @internal */
export class DatabaseWaitingMoveStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By ref. */
  async list(options: { limit: number }): Promise<WaitingEntityMove[]> {
    const rows = await this.#knex<WaitingMoveRow>('entity_move_waiting')
      .orderBy('to_ref')
      .limit(options.limit);
    return rows.map(row => ({
      toRef: row.to_ref,
      fromRef: row.from_ref,
      problems: JSON.parse(row.problems),
      bothInReviewOf: JSON.parse(row.both_in_review_of),
    }));
  }

  /** Writes nothing where all is as it was. */
  async replace(moves: WaitingEntityMove[]): Promise<void> {
    const rows = moves
      .map(toRow)
      .sort(
        (a, b) => Number(a.to_ref > b.to_ref) - Number(a.to_ref < b.to_ref),
      );
    await this.#knex.transaction(async trx => {
      const stored = await trx<WaitingMoveRow>('entity_move_waiting').select();
      stored.sort(
        (a, b) => Number(a.to_ref > b.to_ref) - Number(a.to_ref < b.to_ref),
      );
      if (canonicalJson(stored) === canonicalJson(rows)) {
        return;
      }
      await trx('entity_move_waiting').delete();
      await insertRows(trx, 'entity_move_waiting', rows);
    });
  }

  /** What was carried waits no more. */
  async remove(trx: Transaction, toRefs: string[]): Promise<void> {
    await trx('entity_move_waiting').whereIn('to_ref', toRefs).delete();
  }
}
