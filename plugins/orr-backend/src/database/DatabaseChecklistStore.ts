import {
  ChecklistDocument,
  ChecklistVersion,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';

interface ChecklistRow {
  id: string;
  title: string;
  state: string;
  owner_ref: string;
  current_version: number;
  applied_mark: string | null;
  updated_at: string;
}

interface ChecklistVersionRow {
  checklist_id: string;
  version: number;
  content_hash: string;
  document: string;
  changelog: string | null;
  published_at: string;
}

function toVersion(row: ChecklistVersionRow, state?: string): ChecklistVersion {
  const document: ChecklistDocument = JSON.parse(row.document);
  return {
    checklistId: row.checklist_id,
    version: row.version,
    contentHash: row.content_hash,
    changelog: row.changelog ?? undefined,
    publishedAt: row.published_at,
    document: state
      ? { ...document, state: state as ChecklistDocument['state'] }
      : document,
  };
}

/** Checklists and their immutable versions. The state of a checklist may change, the content of a version never. @internal */
export class DatabaseChecklistStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The current version of every checklist, archived ones included, by title. */
  async listCurrent(handle: Knex = this.#knex): Promise<ChecklistVersion[]> {
    const rows: (ChecklistVersionRow & { state: string })[] = await handle(
      'checklist',
    )
      .join('checklist_version', function join() {
        this.on('checklist_version.checklist_id', 'checklist.id').andOn(
          'checklist_version.version',
          'checklist.current_version',
        );
      })
      .select('checklist_version.*', 'checklist.state')
      .orderBy(['checklist.title', 'checklist.id']);
    return rows.map(row => toVersion(row, row.state));
  }

  async getVersion(
    checklistId: string,
    version: number,
  ): Promise<ChecklistVersion | undefined> {
    const row = await this.#knex<ChecklistVersionRow>('checklist_version')
      .where({ checklist_id: checklistId, version })
      .first();
    return row && toVersion(row);
  }

  async getCurrent(checklistId: string): Promise<ChecklistVersion | undefined> {
    return (await this.listCurrent()).find(
      version => version.checklistId === checklistId,
    );
  }

  /** Publishes a document unless its content is current already; answers the version that is current afterwards. */
  async publish(options: {
    document: ChecklistDocument;
    contentHash: string;
    now: Date;
  }): Promise<number> {
    const { document, contentHash, now } = options;
    const instant = now.toISOString();
    return this.#knex.transaction(async trx => {
      // Two replicas may meet a new checklist at once: there has to be a row to wait at.
      await trx('checklist')
        .insert({
          id: document.id,
          title: document.title,
          state: document.state,
          owner_ref: document.owner,
          current_version: 0,
          updated_at: instant,
        })
        .onConflict('id')
        .ignore();
      const current = await trx<ChecklistRow>('checklist')
        .where({ id: document.id })
        .forUpdate()
        .first();
      const latest = await trx<ChecklistVersionRow>('checklist_version')
        .where({ checklist_id: document.id })
        .orderBy('version', 'desc')
        .first('version', 'content_hash');
      const isSame = latest?.content_hash === contentHash;
      const version = isSame ? latest.version : (latest?.version ?? 0) + 1;
      if (!isSame || current?.state !== document.state) {
        await trx('checklist').where({ id: document.id }).update({
          title: document.title,
          state: document.state,
          owner_ref: document.owner,
          current_version: version,
          updated_at: instant,
        });
      }
      if (!isSame) {
        await trx('checklist_version').insert({
          checklist_id: document.id,
          version,
          content_hash: contentHash,
          document: JSON.stringify(document),
          changelog: document.changelog ?? null,
          published_at: instant,
        });
      }
      return version;
    });
  }

  /** Archives every checklist that is not among these. */
  async archiveOthers(options: {
    checklistIds: string[];
    now: Date;
  }): Promise<void> {
    await this.#knex<ChecklistRow>('checklist')
      .whereNotIn('id', options.checklistIds)
      .whereNot({ state: 'archived' })
      .update({ state: 'archived', updated_at: options.now.toISOString() });
  }

  /** Checklists whose version or state, or the settings that standings also follow from, have not reached all standings. */
  async listUnapplied(options: {
    settings: string;
  }): Promise<{ checklistId: string; mark: string }[]> {
    const rows = await this.#knex<ChecklistRow>('checklist').select();
    return rows
      .map(row => ({
        checklistId: row.id,
        applied: row.applied_mark,
        mark: `${row.current_version}:${row.state}:${options.settings}`,
      }))
      .filter(({ applied, mark }) => applied !== mark)
      .map(({ checklistId, mark }) => ({ checklistId, mark }));
  }

  async markApplied(options: {
    checklistId: string;
    mark: string;
  }): Promise<void> {
    await this.#knex<ChecklistRow>('checklist')
      .where({ id: options.checklistId })
      .update({ applied_mark: options.mark });
  }
}
