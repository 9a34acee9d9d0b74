import { ReviewAssignment } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { Transaction } from './transaction';

interface AssignmentRow {
  review_id: string;
  person_ref: string;
  state: 'taken' | 'given' | 'declined';
  by_ref: string;
  at: string;
  reason: string | null;
}

/** What a person is to a review from now on. @internal */
export interface NewAssignment {
  personRef: string;
  state: AssignmentRow['state'];
  by: string;
  at: string;
  reason?: string;
}

/** Who sees to the decision of which review, and who will not. @internal */
export class DatabaseAssignmentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<ReviewAssignment> {
    const rows: AssignmentRow[] = await handle<AssignmentRow>(
      'review_assignment',
    )
      .where('review_id', reviewId)
      .orderBy([{ column: 'at', order: 'desc' }, 'person_ref']);
    const held = rows.find(({ state }) => state !== 'declined');
    return {
      ...(held && {
        holder: {
          personRef: held.person_ref,
          state: held.state as 'taken' | 'given',
          by: held.by_ref,
          at: held.at,
        },
      }),
      declined: rows
        .filter(({ state }) => state === 'declined')
        .map(row => ({
          personRef: row.person_ref,
          at: row.at,
          ...(row.reason !== null && { reason: row.reason }),
        })),
    };
  }

  /** Puts what the person is now in the place of what they were; one holder takes the place of another. */
  async save(
    trx: Transaction,
    reviewId: string,
    next: NewAssignment,
  ): Promise<void> {
    await trx<AssignmentRow>('review_assignment')
      .where('review_id', reviewId)
      .where(earlier => {
        earlier.where('person_ref', next.personRef);
        if (next.state !== 'declined') {
          earlier.orWhereNot('state', 'declined');
        }
      })
      .delete();
    await trx<AssignmentRow>('review_assignment').insert({
      review_id: reviewId,
      person_ref: next.personRef,
      state: next.state,
      by_ref: next.by,
      at: next.at,
      reason: next.reason ?? null,
    });
  }
}
