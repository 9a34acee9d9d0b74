import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { Transaction } from '../transaction';

interface RuleRow {
  id: string;
  kind: string;
  position: number;
  document: string;
  revision: number;
  created_by: string;
  created_at: string;
  changed_by: string;
  changed_at: string;
}

interface WalkRow {
  id: string;
  fingerprint: string;
  position: string | null;
}

const WALK_ID = 'rules';

/** A rule that an admin has made on screen. Instants are ISO texts. @internal */
export interface StoredSourceRule {
  id: string;
  kind: 'environment' | 'deploys' | 'link';
  /** The first that fits decides. */
  position: number;
  /** As its kind has it. */
  document: JsonObject;
  revision: number;
  createdBy: string;
  createdAt: string;
  changedBy: string;
  changedAt: string;
}

/** How far changed rules were applied to what is stored. @internal */
export interface RuleWalk {
  fingerprint: string;
  /** Absent once it has ended. */
  position?: string;
}

/** Rules about what sources tell, and how far they were applied. @internal */
export class DatabaseSourceRuleStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** In their order. */
  async list(): Promise<StoredSourceRule[]> {
    const rows = await this.#knex<RuleRow>('source_rule').orderBy([
      'position',
      'id',
    ]);
    return rows.map(row => ({
      id: row.id,
      kind: row.kind as StoredSourceRule['kind'],
      position: row.position,
      document: JSON.parse(row.document),
      revision: row.revision,
      createdBy: row.created_by,
      createdAt: row.created_at,
      changedBy: row.changed_by,
      changedAt: row.changed_at,
    }));
  }

  /** Behind all that there are. */
  async lastPosition(trx: Transaction): Promise<number> {
    const [row] = await trx<RuleRow>('source_rule').max({ last: 'position' });
    return Number(row.last ?? 0);
  }

  async insert(trx: Transaction, rule: StoredSourceRule): Promise<void> {
    await trx<RuleRow>('source_rule').insert({
      id: rule.id,
      kind: rule.kind,
      position: rule.position,
      document: JSON.stringify(rule.document),
      revision: rule.revision,
      created_by: rule.createdBy,
      created_at: rule.createdAt,
      changed_by: rule.changedBy,
      changed_at: rule.changedAt,
    });
  }

  /** Unless it was changed since it was read: then false. */
  async update(
    trx: Transaction,
    rule: Pick<
      StoredSourceRule,
      'id' | 'position' | 'document' | 'changedBy' | 'changedAt'
    > & { knownRevision: number },
  ): Promise<boolean> {
    const updated = await trx<RuleRow>('source_rule')
      .where({ id: rule.id, revision: rule.knownRevision })
      .update({
        position: rule.position,
        document: JSON.stringify(rule.document),
        revision: rule.knownRevision + 1,
        changed_by: rule.changedBy,
        changed_at: rule.changedAt,
      });
    return updated > 0;
  }

  /** Unless it was changed since it was read: then false. */
  async delete(
    trx: Transaction,
    rule: { id: string; knownRevision: number },
  ): Promise<boolean> {
    const deleted = await trx<RuleRow>('source_rule')
      .where({ id: rule.id, revision: rule.knownRevision })
      .delete();
    return deleted > 0;
  }

  async getWalk(): Promise<RuleWalk | undefined> {
    const row = await this.#knex<WalkRow>('source_rule_walk')
      .where({ id: WALK_ID })
      .first();
    return (
      row && {
        fingerprint: row.fingerprint,
        position: row.position ?? undefined,
      }
    );
  }

  async putWalk(walk: RuleWalk, handle: Knex = this.#knex): Promise<void> {
    await handle<WalkRow>('source_rule_walk')
      .insert({
        id: WALK_ID,
        fingerprint: walk.fingerprint,
        position: walk.position ?? null,
      })
      .onConflict('id')
      .merge();
  }
}
