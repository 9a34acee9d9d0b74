import { AnswerException, Snapshot } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { SnapshotRow } from './reviewRows';
import { Transaction } from './transaction';

/** What a snapshot freezes; hashed as canonical JSON. @internal */
export interface SnapshotContent {
  reviewId: string;
  entityRef: string;
  entityUid?: string;
  checklist: { id: string; version: number; contentHash: string };
  kind: string;
  ownerRefs: string[];
  answers: Snapshot['answers'];
  /** Only of a review that covers several entities. */
  covered?: { entityRef: string; entityUid?: string }[];
  exceptions?: AnswerException[];
}

/** What a snapshot says of single covered entities: not for everyone who may see the snapshot. @internal */
export type SnapshotCoverage = Required<
  Pick<SnapshotContent, 'covered' | 'exceptions'>
>;

/** @internal */
export function toSnapshot(row: SnapshotRow): Snapshot {
  const content: SnapshotContent = JSON.parse(row.content);
  return {
    id: row.id,
    sequence: row.sequence,
    contentHash: row.content_hash,
    createdBy: row.created_by,
    createdAt: row.created_at,
    message: row.message ?? undefined,
    ownerRefs: content.ownerRefs,
    answers: content.answers,
  };
}

/** Frozen copies of reviews. @internal */
export class DatabaseSnapshotStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async getLatest(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<Snapshot | undefined> {
    const row = await handle<SnapshotRow>('snapshot')
      .where({ review_id: reviewId })
      .orderBy('sequence', 'desc')
      .first();
    return row && toSnapshot(row);
  }

  /** What the latest snapshot of a review says of the entities it covers. */
  async getLatestCoverage(reviewId: string): Promise<SnapshotCoverage> {
    const row = await this.#knex<SnapshotRow>('snapshot')
      .where({ review_id: reviewId })
      .orderBy('sequence', 'desc')
      .first('content');
    const content: Partial<SnapshotContent> = row
      ? JSON.parse(row.content)
      : {};
    return {
      covered: content.covered ?? [],
      exceptions: content.exceptions ?? [],
    };
  }

  /** Stores a snapshot as the next of its review. */
  async insert(
    trx: Transaction,
    row: Omit<SnapshotRow, 'sequence' | 'message'> & { message?: string },
  ): Promise<void> {
    const latest = await this.getLatest(row.review_id, trx);
    await trx<SnapshotRow>('snapshot').insert({
      ...row,
      message: row.message ?? null,
      sequence: (latest?.sequence ?? 0) + 1,
    });
  }
}
