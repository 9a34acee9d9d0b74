import { Knex } from 'knex';

interface ChecklistLocationRow {
  location: string;
  checklist_id: string | null;
  content_hash: string | null;
  etag: string | null;
  problem: string | null;
  problem_since: string | null;
  checked_at: string;
}

/** A place outside of the portal that a checklist is kept at, and how it was found last. @internal */
export interface StoredChecklistLocation {
  /** As it is configured: the path of a file, or an address. */
  location: string;
  /** The checklist that was read from it last. */
  checklistId?: string;
  /** Of the text that was read last. */
  contentHash?: string;
  etag?: string;
  /** Why what is there now is not taken. */
  problem?: string;
  problemSince?: string;
  checkedAt: string;
}

function toLocation(row: ChecklistLocationRow): StoredChecklistLocation {
  return {
    location: row.location,
    checklistId: row.checklist_id ?? undefined,
    contentHash: row.content_hash ?? undefined,
    etag: row.etag ?? undefined,
    problem: row.problem ?? undefined,
    problemSince: row.problem_since ?? undefined,
    checkedAt: row.checked_at,
  };
}

/** Where checklists are kept outside of the portal. @internal */
export class DatabaseChecklistLocationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(): Promise<StoredChecklistLocation[]> {
    const rows = await this.#knex<ChecklistLocationRow>(
      'checklist_location',
    ).orderBy('location');
    return rows.map(toLocation);
  }

  /** Where the checklist of this id is kept, if it is kept elsewhere. */
  async findOf(
    checklistId: string,
  ): Promise<StoredChecklistLocation | undefined> {
    const row = await this.#knex<ChecklistLocationRow>('checklist_location')
      .where({ checklist_id: checklistId })
      .first();
    return row && toLocation(row);
  }

  async save(found: StoredChecklistLocation): Promise<void> {
    await this.#knex<ChecklistLocationRow>('checklist_location')
      .insert({
        location: found.location,
        checklist_id: found.checklistId ?? null,
        content_hash: found.contentHash ?? null,
        etag: found.etag ?? null,
        problem: found.problem ?? null,
        problem_since: found.problemSince ?? null,
        checked_at: found.checkedAt,
      })
      .onConflict('location')
      .merge();
  }

  /** Those that are configured no more. */
  async forgetOthers(locations: string[]): Promise<void> {
    await this.#knex<ChecklistLocationRow>('checklist_location')
      .whereNotIn('location', locations)
      .delete();
  }
}
