import { Disclosure } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { Transaction } from './transaction';

interface DisclosureRow {
  id: string;
  decision_id: string;
  review_id: string;
  entity_id: string;
  covered_entity_id: string | null;
  checklist_id: string;
  question_id: string;
  statement: string;
  note: string;
  level: string;
  gate: string;
  disclosed_by: string;
  disclosed_at: string;
  closed_by: string | null;
  closed_at: string | null;
  closed_note: string | null;
  closed_url: string | null;
}

type FoundRow = DisclosureRow & { covered_ref: string | null };

/** A disclosure with what it is about. @internal */
export interface StoredDisclosure extends Omit<Disclosure, 'isNoteKept'> {
  note: string;
  /** What the review is about. */
  entityId: string;
  checklistId: string;
  coveredEntityId?: string;
}

/** One that counts, with the covered entities that have an answer of their own in the place of the one it is about. @internal */
export interface OpenDisclosure extends StoredDisclosure {
  exceptedEntityIds: string[];
}

function toDisclosure(row: FoundRow): StoredDisclosure {
  return {
    id: row.id,
    decisionId: row.decision_id,
    reviewId: row.review_id,
    entityId: row.entity_id,
    coveredEntityId: row.covered_entity_id ?? undefined,
    coveredEntityRef: row.covered_ref ?? undefined,
    checklistId: row.checklist_id,
    questionId: row.question_id,
    statement: JSON.parse(row.statement),
    note: row.note,
    level: row.level as Disclosure['level'],
    gate: row.gate as Disclosure['gate'],
    disclosedBy: row.disclosed_by,
    disclosedAt: row.disclosed_at,
    closedBy: row.closed_by ?? undefined,
    closedAt: row.closed_at ?? undefined,
    closedNote: row.closed_note ?? undefined,
    closedUrl: row.closed_url ?? undefined,
  };
}

function toRow(stored: StoredDisclosure): DisclosureRow {
  return {
    id: stored.id,
    decision_id: stored.decisionId,
    review_id: stored.reviewId,
    entity_id: stored.entityId,
    covered_entity_id: stored.coveredEntityId ?? null,
    checklist_id: stored.checklistId,
    question_id: stored.questionId,
    statement: JSON.stringify(stored.statement),
    note: stored.note,
    level: stored.level,
    gate: stored.gate,
    disclosed_by: stored.disclosedBy,
    disclosed_at: stored.disclosedAt,
    closed_by: stored.closedBy ?? null,
    closed_at: stored.closedAt ?? null,
    closed_note: stored.closedNote ?? null,
    closed_url: stored.closedUrl ?? null,
  };
}

/** What was said after decisions about answers that hold no longer. @internal */
export class DatabaseDisclosureStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All about the answers of a review, oldest first. */
  async listOf(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<StoredDisclosure[]> {
    const rows: FoundRow[] = await joined(handle)
      .where('disclosure.review_id', reviewId)
      .orderBy(['disclosure.disclosed_at', 'disclosure.id']);
    return rows.map(toDisclosure);
  }

  /** What is open of decisions in force that were taken on these entities, or on systems of that id. */
  async listOpen(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<OpenDisclosure[]> {
    const found = new Map<string, OpenDisclosure>();
    for (const chunk of chunksFor(handle, entityIds)) {
      const rows: (FoundRow & { excepted_id: string | null })[] = await joined(
        handle,
      )
        .join('review', 'review.id', 'disclosure.review_id')
        .leftJoin('answer_exception as own', on =>
          on
            .on('own.review_id', 'disclosure.review_id')
            .andOn('own.question_id', 'disclosure.question_id')
            .andOnNotNull('own.statement'),
        )
        .whereIn('disclosure.entity_id', chunk)
        .where('review.state', 'decided')
        .whereNull('disclosure.closed_at')
        .orderBy(['disclosure.disclosed_at', 'disclosure.id'])
        .select({ excepted_id: 'own.entity_id' });
      for (const row of rows) {
        const open = found.get(row.id) ?? {
          ...toDisclosure(row),
          exceptedEntityIds: [],
        };
        open.exceptedEntityIds.push(
          ...(row.excepted_id === null ? [] : [row.excepted_id]),
        );
        found.set(row.id, open);
      }
    }
    return [...found.values()];
  }

  async insert(trx: Transaction, added: StoredDisclosure): Promise<void> {
    await trx<DisclosureRow>('disclosure').insert(toRow(added));
  }

  /** The row of its review is to be locked before, which keeps other writers away. */
  async update(trx: Transaction, changed: StoredDisclosure): Promise<void> {
    await trx<DisclosureRow>('disclosure')
      .where({ id: changed.id })
      .update(toRow(changed));
  }
}

function joined(handle: Knex): Knex.QueryBuilder {
  return handle('disclosure')
    .leftJoin('entity as part', 'part.id', 'disclosure.covered_entity_id')
    .select('disclosure.*', { covered_ref: 'part.entity_ref' });
}
