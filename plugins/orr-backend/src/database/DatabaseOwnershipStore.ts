import { Knex } from 'knex';
import { insertRows } from './chunks';
import { Transaction } from './transaction';

interface AffirmationRow {
  decision_id: string;
  review_id: string;
  entity_id: string;
  owner_ref: string;
  affirmed_by: string;
  affirmed_at: string;
  note: string | null;
}

/** An owner of an entity who did not own it when the decision in force was taken, and has not affirmed its answers. @internal */
export interface NewOwner {
  checklistId: string;
  decisionId: string;
  ownerRef: string;
}

/** New owners who have affirmed the answers of a decision. @internal */
export interface OwnershipAffirmation {
  decisionId: string;
  reviewId: string;
  entityId: string;
  ownerRefs: string[];
  affirmedBy: string;
  affirmedAt: string;
  note?: string;
}

/** Who owned what when it was decided, and who has taken that over since. @internal */
export class DatabaseOwnershipStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The owners of an entity who are asked to affirm, under each checklist. */
  async listNewOwners(
    entityId: string,
    handle: Knex = this.#knex,
  ): Promise<NewOwner[]> {
    const rows: {
      checklist_id: string;
      decision_id: string;
      owner_ref: string;
    }[] = await newOwners(
      handle('readiness').join(
        'entity_owner as claim',
        'claim.entity_id',
        'readiness.entity_id',
      ),
    )
      .where('readiness.entity_id', entityId)
      .whereNot('readiness.standing', 'notRequired')
      .orderBy(['readiness.checklist_id', 'claim.owner_ref'])
      .select(
        'readiness.checklist_id',
        'readiness.decision_id',
        'claim.owner_ref',
      );
    return rows.map(row => ({
      checklistId: row.checklist_id,
      decisionId: row.decision_id,
      ownerRef: row.owner_ref,
    }));
  }

  /** The row of the entity is to be locked before, which keeps other writers away. */
  async insert(trx: Transaction, added: OwnershipAffirmation): Promise<void> {
    await insertRows<AffirmationRow>(
      trx,
      'ownership_affirmation',
      added.ownerRefs.map(ownerRef => ({
        decision_id: added.decisionId,
        review_id: added.reviewId,
        entity_id: added.entityId,
        owner_ref: ownerRef,
        affirmed_by: added.affirmedBy,
        affirmed_at: added.affirmedAt,
        note: added.note ?? null,
      })),
    );
  }
}

/**
 * Narrows a query that has `readiness` and `claim`, an owner of the same entity, to owners who took the entity over after the
 * decision in force and have not affirmed its answers. Where it is not known who owned it then, nobody is asked.
 *
 * @internal
 */
export function newOwners(query: Knex.QueryBuilder): Knex.QueryBuilder {
  const under = (table: string) => (found: Knex.QueryBuilder) => {
    found
      .select('known.decision_id')
      .from(`${table} as known`)
      .whereRaw('known.decision_id = readiness.decision_id')
      .whereRaw('known.entity_id = readiness.entity_id');
  };
  const ofOwner = (table: string) => (found: Knex.QueryBuilder) => {
    under(table)(found);
    found.whereRaw('known.owner_ref = claim.owner_ref');
  };
  return query
    .whereExists(under('decision_owner'))
    .whereNotExists(ofOwner('decision_owner'))
    .whereNotExists(ofOwner('ownership_affirmation'));
}
