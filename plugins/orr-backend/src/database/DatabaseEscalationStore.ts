import { Escalation, EscalationState } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { Transaction } from './transaction';

interface EscalationRow {
  id: string;
  review_id: string;
  entity_id: string;
  covered_entity_id: string | null;
  checklist_id: string;
  question_id: string;
  to_ref: string;
  situation: string;
  criticality: string;
  who: string;
  impact: string;
  urgency: string;
  remedy: string;
  state: string;
  raised_by: string;
  raised_at: string;
  answer: string | null;
  answered_by: string | null;
  answered_at: string | null;
  withdrawn_at: string | null;
}

type FoundRow = EscalationRow & { covered_ref: string | null };

/** An escalation with what it is about. @internal */
export interface StoredEscalation extends Escalation {
  /** What the review is about. */
  entityId: string;
  checklistId: string;
  coveredEntityId?: string;
}

function toEscalation(row: FoundRow): StoredEscalation {
  return {
    id: row.id,
    reviewId: row.review_id,
    entityId: row.entity_id,
    coveredEntityId: row.covered_entity_id ?? undefined,
    coveredEntityRef: row.covered_ref ?? undefined,
    checklistId: row.checklist_id,
    questionId: row.question_id,
    toRef: row.to_ref,
    situation: row.situation,
    criticality: row.criticality,
    who: row.who,
    impact: row.impact,
    urgency: row.urgency,
    remedy: row.remedy,
    state: row.state as EscalationState,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at,
    answer: row.answer ?? undefined,
    answeredBy: row.answered_by ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
  };
}

function toRow(stored: StoredEscalation): EscalationRow {
  return {
    id: stored.id,
    review_id: stored.reviewId,
    entity_id: stored.entityId,
    covered_entity_id: stored.coveredEntityId ?? null,
    checklist_id: stored.checklistId,
    question_id: stored.questionId,
    to_ref: stored.toRef,
    situation: stored.situation,
    criticality: stored.criticality,
    who: stored.who,
    impact: stored.impact,
    urgency: stored.urgency,
    remedy: stored.remedy,
    state: stored.state,
    raised_by: stored.raisedBy,
    raised_at: stored.raisedAt,
    answer: stored.answer ?? null,
    answered_by: stored.answeredBy ?? null,
    answered_at: stored.answeredAt ?? null,
    withdrawn_at: stored.withdrawnAt ?? null,
  };
}

/** Gaps that were escalated, and what was said to it. @internal */
export class DatabaseEscalationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All of a review, oldest first. */
  async listOf(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<StoredEscalation[]> {
    const rows: FoundRow[] = await joined(handle)
      .where('escalation.review_id', reviewId)
      .orderBy(['escalation.raised_at', 'escalation.id']);
    return rows.map(toEscalation);
  }

  /** What is open of an entity, in reviews that run or whose decision is in force, oldest first. */
  async listOpenOfEntity(entityId: string): Promise<StoredEscalation[]> {
    const rows: FoundRow[] = await joined(this.#knex)
      .join('review', 'review.id', 'escalation.review_id')
      .where(about =>
        about
          .where('escalation.entity_id', entityId)
          .orWhere('escalation.covered_entity_id', entityId),
      )
      .where('escalation.state', 'open')
      .whereNotIn('review.state', ['withdrawn', 'superseded'])
      .orderBy(['escalation.raised_at', 'escalation.id']);
    return rows.map(toEscalation);
  }

  async insert(trx: Transaction, added: StoredEscalation): Promise<void> {
    await trx<EscalationRow>('escalation').insert(toRow(added));
  }

  /** The row of its review is to be locked before, which keeps other writers away. */
  async update(trx: Transaction, changed: StoredEscalation): Promise<void> {
    await trx<EscalationRow>('escalation')
      .where({ id: changed.id })
      .update(toRow(changed));
  }
}

function joined(handle: Knex): Knex.QueryBuilder {
  return handle('escalation')
    .leftJoin('entity as part', 'part.id', 'escalation.covered_entity_id')
    .select('escalation.*', { covered_ref: 'part.entity_ref' });
}
