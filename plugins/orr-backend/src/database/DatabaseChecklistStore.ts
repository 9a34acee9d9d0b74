import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ChecklistDocument,
  ChecklistVersion,
  ChecklistVersionSummary,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  ChecklistOrigin,
  ChecklistRow,
  ChecklistVersionRow,
  toVersion,
} from './checklistRows';
import { chunksFor } from './chunks';
import { Transaction } from './transaction';
import {
  LockedChecklist,
  lockChecklist,
  PublishedFile,
  writeChecklistVersion,
} from './writeChecklistVersion';

/** More than are in use anywhere at a time. */
const KEPT_VERSIONS = 100;

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

  /** Where each of these is written, by its id; what does not exist is left out. */
  async listOrigins(
    checklistIds: string[],
  ): Promise<Map<string, ChecklistOrigin>> {
    const rows = await this.#knex<ChecklistRow>('checklist')
      .whereIn('id', checklistIds)
      .where('current_version', '>', 0)
      .select('id', 'origin');
    return new Map(rows.map(({ id, origin }) => [id, origin]));
  }

  /**
   * Publishes a document of a file unless its content is current already; none where the checklist is written in the portal
   * and stays as it is.
   */
  async publish(options: {
    document: ChecklistDocument;
    contentHash: string;
    now: Date;
  }): Promise<PublishedFile | undefined> {
    const content = { ...options, origin: 'file' as const };
    return this.#knex.transaction(async trx => {
      const locked = await lockChecklist(trx, content);
      if (locked.origin !== 'file') {
        return undefined;
      }
      const before = await this.#lockedDocument(trx, content.document, locked);
      const version = await writeChecklistVersion(trx, locked, content);
      return {
        version,
        before,
        isChanged:
          version !== locked.currentVersion ||
          before?.state !== content.document.state,
      };
    });
  }

  /** What is current in a checklist that is locked; none before its first version. */
  async #lockedDocument(
    trx: Transaction,
    { id }: ChecklistDocument,
    { currentVersion, state }: LockedChecklist,
  ): Promise<ChecklistDocument | undefined> {
    const [current] = currentVersion
      ? await this.listVersions(
          [{ checklistId: id, version: currentVersion }],
          trx,
        )
      : [];
    return (
      current && {
        ...current.document,
        state: state as ChecklistDocument['state'],
      }
    );
  }

  /** Archives every checklist of a file that is not among these, and tells which were not before. */
  async archiveOthers(options: {
    checklistIds: string[];
    now: Date;
  }): Promise<{ checklistId: string; version: number }[]> {
    const rows = await this.#knex<ChecklistRow>('checklist')
      .where({ origin: 'file' })
      .whereNotIn('id', options.checklistIds)
      .whereNot({ state: 'archived' })
      .update({ state: 'archived', updated_at: options.now.toISOString() })
      .returning(['id', 'current_version']);
    return rows.map(({ id, current_version }) => ({
      checklistId: id,
      version: current_version,
    }));
  }

  /** Archives a checklist that is written in the portal, as whoever does so saw it. */
  async archive(
    trx: Transaction,
    options: { checklistId: string; version: number; now: Date },
  ): Promise<void> {
    const { checklistId, version, now } = options;
    const row = await trx<ChecklistRow>('checklist')
      .where({ id: checklistId })
      .where('current_version', '>', 0)
      .forUpdate()
      .first();
    if (!row) {
      throw new NotFoundError(`No checklist ${checklistId}`);
    }
    if (row.origin === 'file') {
      throw new ConflictError(
        `The checklist ${checklistId} comes from a file: it is archived once the file is gone`,
      );
    }
    if (row.current_version !== version) {
      throw new ConflictError(
        `version: version ${row.current_version} was published meanwhile`,
      );
    }
    if (row.state === 'archived') {
      throw new ConflictError(
        `The checklist ${checklistId} is archived already`,
      );
    }
    await trx<ChecklistRow>('checklist')
      .where({ id: checklistId })
      .update({ state: 'archived', updated_at: now.toISOString() });
  }

  /** The current version and the state of each of these, by its id; what has no version is left out. */
  async currentStates(checklistIds: string[]) {
    const rows = await this.#knex<ChecklistRow>('checklist')
      .whereIn('id', checklistIds)
      .where('current_version', '>', 0)
      .select('id', 'current_version', 'state');
    return new Map(rows.map(row => [row.id, row]));
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
