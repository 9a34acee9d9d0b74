import { ChangeRequest, ChangeRound } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { insertRows } from './chunks';
import { Transaction } from './transaction';

interface RoundRow {
  id: string;
  review_id: string;
  snapshot_id: string;
  message: string | null;
  requested_by: string;
  requested_at: string;
}

interface RequestRow {
  id: string;
  round_id: string;
  position: number;
  question_id: string;
  text: string;
  answer_revision: number;
  reply: string | null;
  replied_by: string | null;
  replied_at: string | null;
}

function toRequest(row: RequestRow): ChangeRequest {
  return {
    id: row.id,
    questionId: row.question_id,
    text: row.text,
    answerRevision: row.answer_revision,
    ...(row.reply !== null && {
      reply: {
        text: row.reply,
        repliedBy: row.replied_by!,
        repliedAt: row.replied_at!,
      },
    }),
  };
}

/** What reviewers ask to be changed, and what was replied. @internal */
export class DatabaseChangeRequestStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All rounds of a review, latest first. */
  async listRounds(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<ChangeRound[]> {
    const rounds: RoundRow[] = await handle('change_round')
      .join('snapshot', 'snapshot.id', 'change_round.snapshot_id')
      .where('change_round.review_id', reviewId)
      .orderBy('snapshot.sequence', 'desc')
      .select('change_round.*');
    if (rounds.length === 0) {
      return [];
    }
    const requests = await handle<RequestRow>('change_request')
      .whereIn(
        'round_id',
        handle('change_round').where({ review_id: reviewId }).select('id'),
      )
      .orderBy('position');
    return rounds.map(round => ({
      id: round.id,
      snapshotId: round.snapshot_id,
      message: round.message ?? undefined,
      requestedBy: round.requested_by,
      requestedAt: round.requested_at,
      requests: requests
        .filter(request => request.round_id === round.id)
        .map(toRequest),
    }));
  }

  async insertRound(
    trx: Transaction,
    reviewId: string,
    round: ChangeRound,
  ): Promise<void> {
    await trx<RoundRow>('change_round').insert({
      id: round.id,
      review_id: reviewId,
      snapshot_id: round.snapshotId,
      message: round.message ?? null,
      requested_by: round.requestedBy,
      requested_at: round.requestedAt,
    });
    const rows = round.requests.map((request, position) => ({
      id: request.id,
      round_id: round.id,
      position,
      question_id: request.questionId,
      text: request.text,
      answer_revision: request.answerRevision,
    }));
    await insertRows(trx, 'change_request', rows);
  }

  /** Keeps what was replied to a request, or takes it back. */
  async saveReply(
    trx: Transaction,
    request: Pick<ChangeRequest, 'id' | 'reply'>,
  ): Promise<void> {
    await trx<RequestRow>('change_request')
      .where({ id: request.id })
      .update({
        reply: request.reply?.text ?? null,
        replied_by: request.reply?.repliedBy ?? null,
        replied_at: request.reply?.repliedAt ?? null,
      });
  }
}
