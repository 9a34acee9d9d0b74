import { Amendment } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { Transaction } from './transaction';

interface AmendmentRow {
  id: string;
  decision_id: string;
  review_id: string;
  entity_id: string;
  covered_entity_id: string | null;
  question_id: string;
  revision: number;
  note: string | null;
  evidence: string | null;
  amended_by: string;
  amended_at: string;
}

type FoundRow = AmendmentRow & { covered_ref: string | null };

/** An amendment with what it is about. @internal */
export interface StoredAmendment extends Omit<Amendment, 'isNoteKept'> {
  /** What the review is about. */
  entityId: string;
  coveredEntityId?: string;
}

function toAmendment(row: FoundRow): StoredAmendment {
  return {
    id: row.id,
    decisionId: row.decision_id,
    reviewId: row.review_id,
    entityId: row.entity_id,
    coveredEntityId: row.covered_entity_id ?? undefined,
    coveredEntityRef: row.covered_ref ?? undefined,
    questionId: row.question_id,
    revision: row.revision,
    note: row.note ?? undefined,
    evidence: row.evidence === null ? undefined : JSON.parse(row.evidence),
    amendedBy: row.amended_by,
    amendedAt: row.amended_at,
  };
}

function toRow(stored: StoredAmendment): AmendmentRow {
  return {
    id: stored.id,
    decision_id: stored.decisionId,
    review_id: stored.reviewId,
    entity_id: stored.entityId,
    covered_entity_id: stored.coveredEntityId ?? null,
    question_id: stored.questionId,
    revision: stored.revision,
    note: stored.note ?? null,
    evidence: stored.evidence ? JSON.stringify(stored.evidence) : null,
    amended_by: stored.amendedBy,
    amended_at: stored.amendedAt,
  };
}

/** How words and links of answers were changed after decisions; nothing is ever changed of it but by erasing. @internal */
export class DatabaseAmendmentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All of a review, oldest first. */
  async listOf(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<StoredAmendment[]> {
    return this.listOfAll([reviewId], handle);
  }

  /** All of some reviews, each answer's oldest first. */
  async listOfAll(
    reviewIds: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredAmendment[]> {
    if (!reviewIds.length) {
      return [];
    }
    const rows: FoundRow[] = await handle('amendment')
      .leftJoin('entity as part', 'part.id', 'amendment.covered_entity_id')
      .whereIn('amendment.review_id', reviewIds)
      .orderBy([
        'amendment.amended_at',
        'amendment.question_id',
        'amendment.revision',
        'amendment.id',
      ])
      .select('amendment.*', { covered_ref: 'part.entity_ref' });
    return rows.map(toAmendment);
  }

  /** The row of its review is to be locked before, which keeps other writers away. */
  async insert(trx: Transaction, added: StoredAmendment): Promise<void> {
    await trx<AmendmentRow>('amendment').insert(toRow(added));
  }
}
