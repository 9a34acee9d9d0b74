import { Knex } from 'knex';
import { Transaction } from '../transaction';
import {
  ChecklistDraftRow,
  StoredDraft,
  toDraftRow,
  toStoredDraft,
} from './checklistDraftRows';

/** Checklists that are being written. @internal */
export class DatabaseChecklistDraftStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What was changed last comes first. */
  async list(): Promise<StoredDraft[]> {
    const rows = await this.#knex<ChecklistDraftRow>('checklist_draft').orderBy(
      [
        { column: 'updated_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ],
    );
    return rows.map(toStoredDraft);
  }

  /** How many people write. */
  async count(trx: Transaction): Promise<number> {
    const [{ count }] = await trx('checklist_draft')
      .whereNull('location')
      .count({ count: '*' });
    return Number(count);
  }

  async get(id: string): Promise<StoredDraft | undefined> {
    const row = await this.#knex<ChecklistDraftRow>('checklist_draft')
      .where({ id })
      .first();
    return row && toStoredDraft(row);
  }

  /** The same while nobody else writes it. */
  async lock(trx: Transaction, id: string): Promise<StoredDraft | undefined> {
    const row = await trx<ChecklistDraftRow>('checklist_draft')
      .where({ id })
      .forUpdate()
      .first();
    return row && toStoredDraft(row);
  }

  async insert(trx: Transaction, draft: StoredDraft): Promise<void> {
    await trx<ChecklistDraftRow>('checklist_draft').insert(toDraftRow(draft));
  }

  /** Its row is to be locked before. */
  async update(trx: Transaction, draft: StoredDraft): Promise<void> {
    const { id, ...row } = toDraftRow(draft);
    await trx<ChecklistDraftRow>('checklist_draft').where({ id }).update(row);
  }

  /** The draft of a watched place while nobody else writes it; this one where there is none yet. */
  async lockPlaced(
    trx: Transaction,
    draft: StoredDraft & { location: string },
  ): Promise<StoredDraft> {
    await trx<ChecklistDraftRow>('checklist_draft')
      .insert(toDraftRow(draft))
      .onConflict('location')
      .ignore();
    const row = await trx<ChecklistDraftRow>('checklist_draft')
      .where({ location: draft.location })
      .forUpdate()
      .first();
    return toStoredDraft(row!);
  }

  /** The watched places that a draft is as. */
  async listLocations(): Promise<string[]> {
    const rows = await this.#knex<ChecklistDraftRow>('checklist_draft')
      .whereNotNull('location')
      .select('location');
    return rows.map(({ location }) => location!);
  }

  /** Of watched places, all but the drafts of these; answers what was deleted. */
  async deletePlacedOthers(locations: string[]): Promise<StoredDraft[]> {
    return this.#deletePlaced(placed =>
      placed.whereNotIn('location', locations),
    );
  }

  /** Answers what was deleted. */
  async deletePlaced(location: string): Promise<StoredDraft[]> {
    return this.#deletePlaced(placed => placed.where({ location }));
  }

  /** SQLite tells nothing of what it deletes. */
  async #deletePlaced(
    narrow: (placed: Knex.QueryBuilder<ChecklistDraftRow>) => void,
  ): Promise<StoredDraft[]> {
    return this.#knex.transaction(async trx => {
      const rows: ChecklistDraftRow[] = await trx<ChecklistDraftRow>(
        'checklist_draft',
      )
        .whereNotNull('location')
        .modify(narrow)
        .forUpdate();
      for (const { id } of rows) {
        await this.delete(trx, id);
      }
      return rows.map(toStoredDraft);
    });
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  async delete(trx: Transaction, id: string): Promise<void> {
    await trx<ChecklistDraftRow>('checklist_draft').where({ id }).delete();
  }
}
