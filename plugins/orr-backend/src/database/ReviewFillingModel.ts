import { Knex } from 'knex';
import { exceptCarried } from './exceptCarried';

/** When people saved answers in a review, and with which answers it was started. @internal */
export interface StoredFilling {
  /** Instants to the minute, each once. */
  savedAt: string[];
  carried?: { reviewId: string; questionIds: string[] };
}

interface FillingRow {
  what: 'saved' | 'carried';
  value: string;
  source: string | null;
}

/** How a review was filled in, from the values that its answers had. @internal */
export class ReviewFillingModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** One statement, whose rows are as many as minutes in which something was saved and questions that were carried. */
  async get(reviewId: string): Promise<StoredFilling> {
    const minute = this.#knex.raw('substr(answered_at, 1, 16) as value');
    const what = (word: FillingRow['what']) =>
      this.#knex.raw('? as what', [word]);
    const nothing = this.#knex.raw('null as source');
    const rows: FillingRow[] = await exceptCarried(
      this.#knex('answer_revision').where({ review_id: reviewId }),
      'answer_revision',
    )
      .select(what('saved'), minute, nothing)
      .union([
        this.#knex('answer_exception_revision')
          .where({ review_id: reviewId })
          .select(what('saved'), minute, nothing),
        this.#knex('answer_revision')
          .where({ review_id: reviewId, revision: 1 })
          .whereRaw('answered_at = copied_answered_at')
          .select(what('carried'), 'question_id', 'copied_review_id'),
      ]);
    const carried = rows.filter(row => row.what === 'carried');
    return {
      savedAt: rows
        .filter(row => row.what === 'saved')
        .map(({ value }) => `${value}:00.000Z`),
      ...(carried.length > 0 && {
        carried: {
          reviewId: carried[0].source!,
          questionIds: carried.map(({ value }) => value).sort(),
        },
      }),
    };
  }
}
