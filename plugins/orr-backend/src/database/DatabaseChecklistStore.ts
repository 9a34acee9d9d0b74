import {
  ChecklistDocument,
  ChecklistVersion,
  ChecklistVersionSummary,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from './chunks';

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

/** More than are in use anywhere at a time. */
const KEPT_VERSIONS = 100;

function toVersion(row: ChecklistVersionRow): ChecklistVersion {
  return {
    checklistId: row.checklist_id,
    version: row.version,
    contentHash: row.content_hash,
    changelog: row.changelog ?? undefined,
    publishedAt: row.published_at,
    document: JSON.parse(row.document),
  };
}

/**
 * Checklists and their immutable versions. The state of a checklist may change, the content of a version never: so
 * versions that were read are kept, and every replica keeps the same.
 *
 * @internal
 */
export class DatabaseChecklistStore {
  readonly #knex: Knex;
  readonly #versions = new Map<string, ChecklistVersion>();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The current version of every checklist, archived ones included, by title. */
  async listCurrent(handle: Knex = this.#knex): Promise<ChecklistVersion[]> {
    const rows = await handle<ChecklistRow>('checklist')
      .where('current_version', '>', 0)
      .select('id', 'state', 'current_version')
      .orderBy(['title', 'id']);
    const versions = await this.listVersions(
      rows.map(({ id, current_version }) => ({
        checklistId: id,
        version: current_version,
      })),
      handle,
    );
    const states = new Map(rows.map(({ id, state }) => [id, state]));
    return versions.map(version => ({
      ...version,
      document: {
        ...version.document,
        state: states.get(version.checklistId) as ChecklistDocument['state'],
      },
    }));
  }

  /** These versions in the same order; what does not exist is left out. */
  async listVersions(
    keys: { checklistId: string; version: number }[],
    handle: Knex = this.#knex,
  ): Promise<ChecklistVersion[]> {
    const keyOf = (checklistId: string, version: number) =>
      JSON.stringify([checklistId, version]);
    const missing = keys.filter(
      ({ checklistId, version }) =>
        !this.#versions.has(keyOf(checklistId, version)),
    );
    const read = missing.length ? await this.#read(missing, handle) : [];
    const found = new Map(
      read.map(version => [
        keyOf(version.checklistId, version.version),
        version,
      ]),
    );
    const versions = keys.flatMap(({ checklistId, version }) => {
      const key = keyOf(checklistId, version);
      return this.#versions.get(key) ?? found.get(key) ?? [];
    });
    found.forEach((version, key) => this.#keep(key, version));
    return versions;
  }

  async getVersion(
    checklistId: string,
    version: number,
  ): Promise<ChecklistVersion | undefined> {
    return (await this.listVersions([{ checklistId, version }]))[0];
  }

  /** Versions of a checklist without what they ask, the newest first. */
  async listSummaries(options: {
    checklistId: string;
    limit: number;
    /** Only what came before this version. */
    before?: number;
  }): Promise<ChecklistVersionSummary[]> {
    const { checklistId, limit, before } = options;
    const query = this.#knex<ChecklistVersionRow>('checklist_version')
      .where({ checklist_id: checklistId })
      .orderBy('version', 'desc')
      .limit(limit);
    if (before !== undefined) {
      query.where('version', '<', before);
    }
    const rows = await query.select(
      'version',
      'content_hash',
      'published_at',
      'changelog',
    );
    return rows.map(row => ({
      version: row.version,
      contentHash: row.content_hash,
      publishedAt: row.published_at,
      changelog: row.changelog ?? undefined,
    }));
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
          reviewer_group:
            document.reviewerGroup?.toLocaleLowerCase('en-US') ?? null,
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

  async #read(
    keys: { checklistId: string; version: number }[],
    handle: Knex,
  ): Promise<ChecklistVersion[]> {
    const rows: ChecklistVersionRow[] = [];
    for (const chunk of chunksFor(handle, keys, 2)) {
      rows.push(
        ...(await handle<ChecklistVersionRow>('checklist_version').whereIn(
          ['checklist_id', 'version'],
          chunk.map(({ checklistId, version }) => [checklistId, version]),
        )),
      );
    }
    return rows.map(toVersion);
  }

  #keep(key: string, version: ChecklistVersion): void {
    for (const oldest of this.#versions.keys()) {
      if (this.#versions.size < KEPT_VERSIONS) {
        break;
      }
      this.#versions.delete(oldest);
    }
    this.#versions.set(key, version);
  }
}
