import { ConflictError } from '@backstage/errors';
import { canonicalJson, ProgrammeDocument } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { Transaction } from './transaction';

interface ProgrammeRow {
  id: string;
  document: string;
  revision: number;
  changed_by: string;
  changed_at: string;
  rules_revision: number;
  applied_revision: number;
  spread_revision: number | null;
  spread_after: string | null;
}

interface ProgrammeRevisionRow {
  revision: number;
  document: string;
  changed_by: string;
  changed_at: string;
}

/** The one row. */
const ID = 'programme';

/** The programme as stored. @internal */
export interface StoredProgramme {
  document: ProgrammeDocument;
  revision: number;
  changedBy: string;
  changedAt: string;
  /** Whether its scope and tiers have reached all entities. */
  applied: boolean;
}

/** How far rules of the programme were carried to the entities. @internal */
export interface ProgrammeSpread {
  /** The revision of the rules that are carried. */
  revision: number;
  /** The id of the last entity they have reached. */
  after?: string;
}

/** What standings follow from: a change of anything else moves none. */
function rulesOf({ scope, tierSource, tierOrder }: ProgrammeDocument): string {
  return canonicalJson({ scope, tierSource, tierOrder });
}

/** The programme of the organisation, with every revision it had. @internal */
export class DatabaseProgrammeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Within a transaction, by its handle. */
  async get(handle: Knex = this.#knex): Promise<StoredProgramme | undefined> {
    const row = await handle<ProgrammeRow>('programme').first();
    return (
      row && {
        document: JSON.parse(row.document),
        revision: row.revision,
        changedBy: row.changed_by,
        changedAt: row.changed_at,
        applied: row.applied_revision === row.rules_revision,
      }
    );
  }

  /** Stores the next revision, and answers what was before it; throws ConflictError unless it follows the one that is stored. */
  async save(
    trx: Transaction,
    options: {
      document: ProgrammeDocument;
      /** What it is based on, 0 where there was none. */
      revision: number;
      userRef: string;
      now: Date;
    },
  ): Promise<ProgrammeDocument> {
    const { document, userRef, now } = options;
    const current = await this.#lock(trx, options);
    if (current.revision !== options.revision) {
      throw new ConflictError(
        'revision: the programme was changed meanwhile; load it again',
      );
    }
    const revision = current.revision + 1;
    const stamp = {
      document: JSON.stringify(document),
      revision,
      changed_by: userRef,
      changed_at: now.toISOString(),
    };
    const before: ProgrammeDocument = JSON.parse(current.document);
    const isSame = rulesOf(before) === rulesOf(document);
    await trx<ProgrammeRow>('programme').update({
      ...stamp,
      ...(!isSame && { rules_revision: revision }),
    });
    await trx<ProgrammeRevisionRow>('programme_revision').insert(stamp);
    return before;
  }

  /** The rules that not all entities follow yet, and how far they have come; begins anew where they have changed. */
  async beginSpread(): Promise<ProgrammeSpread | undefined> {
    return this.#knex.transaction(async trx => {
      const row = await trx<ProgrammeRow>('programme').forUpdate().first();
      if (!row || row.applied_revision === row.rules_revision) {
        return undefined;
      }
      const revision = row.rules_revision;
      if (row.spread_revision === revision) {
        return { revision, after: row.spread_after ?? undefined };
      }
      await trx<ProgrammeRow>('programme').update({
        spread_revision: revision,
        spread_after: null,
      });
      return { revision };
    });
  }

  /** Remembers how far the rules have come; false where there are newer ones, or another has taken over. */
  async advanceSpread(from: ProgrammeSpread, after: string): Promise<boolean> {
    const count = await this.#spreading(from).update({ spread_after: after });
    return count > 0;
  }

  /** All entities follow the rules now; false where there are newer ones. */
  async endSpread(spread: ProgrammeSpread): Promise<boolean> {
    const count = await this.#spreading(spread).update({
      applied_revision: spread.revision,
      spread_revision: null,
      spread_after: null,
    });
    return count > 0;
  }

  #spreading({ revision, after }: ProgrammeSpread) {
    return this.#knex<ProgrammeRow>('programme').where({
      rules_revision: revision,
      spread_revision: revision,
      spread_after: after ?? null,
    });
  }

  async #lock(
    trx: Transaction,
    { userRef, now }: { userRef: string; now: Date },
  ): Promise<ProgrammeRow> {
    // Two may begin at once: there has to be a row to wait at.
    await trx<ProgrammeRow>('programme')
      .insert({
        id: ID,
        document: '{}',
        revision: 0,
        changed_by: userRef,
        changed_at: now.toISOString(),
        rules_revision: 0,
        applied_revision: 0,
      })
      .onConflict('id')
      .ignore();
    return (await trx<ProgrammeRow>('programme').forUpdate().first())!;
  }
}
