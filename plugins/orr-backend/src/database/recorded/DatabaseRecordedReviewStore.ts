import { RecordedReview } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { insertRows } from '../chunks';
import { Transaction } from '../transaction';
import { VisibilityFilter } from '../VisibilityFilter';
import {
  RecordedImportRow,
  RecordedReviewRow,
  StoredRecordedImport,
  StoredRecordedReview,
  toRecordedImport,
  toRecordedReview,
  toRecordedReviewRow,
} from './recordedRows';

/** What tells whether a review was recorded already. @internal */
export type KnownRecordedReview = Pick<
  StoredRecordedReview,
  'entityId' | 'reviewedOn' | 'checklist'
>;

/** An entity by both of its names. @internal */
export interface NamedEntity {
  id: string;
  entityRef: string;
}

/** Reviews that were held elsewhere, and the tables that brought them in. @internal */
export class DatabaseRecordedReviewStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those of some refs that the catalog has and the filter lets through: one statement for as many as a table may name. */
  async listVisible(
    entityRefs: string[],
    filter: VisibilityFilter,
  ): Promise<NamedEntity[]> {
    const rows: { id: string; entity_ref: string }[] = await applyVisibility(
      this.#knex('entity')
        .whereIn('entity.entity_ref', entityRefs)
        .whereNull('entity.orphaned_at')
        .select('entity.id', 'entity.entity_ref'),
      filter,
    );
    return rows.map(row => ({ id: row.id, entityRef: row.entity_ref }));
  }

  /** What is recorded of some entities already; within a transaction, by its handle. */
  async listKnown(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<KnownRecordedReview[]> {
    const rows: RecordedReviewRow[] = await handle<RecordedReviewRow>(
      'recorded_review',
    )
      .whereIn('entity_id', entityIds)
      .select('entity_id', 'reviewed_on', 'checklist');
    return rows.map(row => ({
      entityId: row.entity_id,
      reviewedOn: row.reviewed_on,
      checklist: row.checklist ?? undefined,
    }));
  }

  async insert(
    trx: Transaction,
    taken: StoredRecordedImport,
    reviews: StoredRecordedReview[],
  ): Promise<void> {
    await trx<RecordedImportRow>('recorded_review_import').insert({
      id: taken.id,
      file_name: taken.fileName ?? null,
      recorded_by: taken.recordedBy,
      recorded_at: taken.recordedAt,
      undone_by: null,
      undone_at: null,
    });
    await insertRows(trx, 'recorded_review', reviews.map(toRecordedReviewRow));
  }

  async getImport(
    id: string,
    handle: Knex = this.#knex,
  ): Promise<StoredRecordedImport | undefined> {
    const row = await handle<RecordedImportRow>('recorded_review_import')
      .where({ id })
      .first();
    return row && toRecordedImport(row);
  }

  /** Deletes the reviews of an import; answers how many there were, undefined where somebody undid it before. */
  async undo(
    trx: Transaction,
    id: string,
    by: { undoneBy: string; undoneAt: string },
  ): Promise<number | undefined> {
    const marked = await trx<RecordedImportRow>('recorded_review_import')
      .where({ id })
      .whereNull('undone_at')
      .update({ undone_by: by.undoneBy, undone_at: by.undoneAt });
    return marked
      ? trx<RecordedReviewRow>('recorded_review')
          .where({ import_id: id })
          .delete()
      : undefined;
  }

  /** The newest first, after the last of the page before. */
  async listImports(options: {
    limit: number;
    after?: { recordedAt: string; id: string };
  }): Promise<StoredRecordedImport[]> {
    const { limit, after } = options;
    const rows = await this.#knex<RecordedImportRow>('recorded_review_import')
      .modify(query => {
        if (after) {
          query.whereRaw('(recorded_at, id) < (?, ?)', [
            after.recordedAt,
            after.id,
          ]);
        }
      })
      .orderBy([
        { column: 'recorded_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(toRecordedImport);
  }

  /** How many reviews of each import are about entities that the filter lets through. */
  async countVisible(
    importIds: string[],
    filter: VisibilityFilter,
  ): Promise<Map<string, number>> {
    const rows: { import_id: string; count: number | string }[] =
      await applyVisibility(
        this.#knex('recorded_review')
          .join('entity', 'entity.id', 'recorded_review.entity_id')
          .whereIn('recorded_review.import_id', importIds),
        filter,
      )
        .groupBy('recorded_review.import_id')
        .select('recorded_review.import_id')
        .count({ count: '*' });
    return new Map(rows.map(row => [row.import_id, Number(row.count)]));
  }

  /** Of one entity, what was held last first, after the last of the page before. */
  async listOfEntity(options: {
    entityId: string;
    limit: number;
    after?: { reviewedOn: string; id: string };
  }): Promise<RecordedReview[]> {
    const { entityId, limit, after } = options;
    const rows = await this.#knex('recorded_review')
      .join(
        'recorded_review_import as brought',
        'brought.id',
        'recorded_review.import_id',
      )
      .where('recorded_review.entity_id', entityId)
      .modify(query => {
        if (after) {
          query.whereRaw('(reviewed_on, recorded_review.id) < (?, ?)', [
            after.reviewedOn,
            after.id,
          ]);
        }
      })
      .orderBy([
        { column: 'reviewed_on', order: 'desc' },
        { column: 'recorded_review.id', order: 'desc' },
      ])
      .limit(limit)
      .select(
        'recorded_review.*',
        'brought.recorded_by',
        'brought.recorded_at',
      );
    return rows.map(toRecordedReview);
  }
}
