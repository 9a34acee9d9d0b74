import { Knex } from 'knex';
import { EntityRow } from './entityRows';
import { lockEntities } from './lockEntities';
import { markDue } from './rollUp/markDue';
import { Transaction } from './transaction';

/** What an entity is kept for: where, and under which column. */
const HISTORY: [table: string, column: string][] = [
  ['review', 'entity_id'],
  ['review_entity', 'entity_id'],
  ['decision', 'entity_id'],
  ['decision_condition_entity', 'entity_id'],
  ['answer_exception', 'entity_id'],
  ['answer_exception_revision', 'entity_id'],
  ['exemption', 'entity_id'],
  ['disposition', 'entity_id'],
  ['disposition', 'covered_entity_id'],
  ['disclosure', 'entity_id'],
  ['disclosure', 'covered_entity_id'],
  ['escalation', 'entity_id'],
  ['escalation', 'covered_entity_id'],
  ['amendment', 'entity_id'],
  ['amendment', 'covered_entity_id'],
  ['comment_thread', 'covered_entity_id'],
  ['decision_owner', 'entity_id'],
  ['ownership_affirmation', 'entity_id'],
  ['contradiction', 'entity_id'],
  ['lesson', 'entity_id'],
  ['incident_finding', 'entity_id'],
  ['vouching', 'entity_id'],
  ['break_glass', 'entity_id'],
  ['badge', 'entity_id'],
  ['recorded_review', 'entity_id'],
  ['history_entry', 'entity_id'],
  ['carried_history', 'entity_id'],
  ['carried_history', 'written_about_id'],
];

/** What follows the catalog and hangs on an entity. */
const DETAILS = [
  'entity_owner',
  'entity_search',
  'owner_known',
  'source_binding_entity',
  'entity_source_state',
  'entity_source_mark',
] as const;

/** The hash of an entity of which only the name is kept; whatever the catalog may say of it again differs. */
const EMPTIED = 'emptied';

/** Forgets entities that have been gone from the catalog for long, a batch at a time. @internal */
export class DatabaseEntityPurge {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Deletes entities that have no history; answers how many there were in this batch. */
  async deleteBare(options: {
    goneBefore: string;
    limit: number;
  }): Promise<number> {
    return this.#knex.transaction(async trx => {
      const bare = this.#gone(trx, options);
      for (const [table, column] of HISTORY) {
        bare.whereNotExists(entriesOf(trx, table, column));
      }
      const ids = await lockEntities(trx, bare);
      await markDue(trx, ids);
      await trx<EntityRow>('entity').whereIn('id', ids).delete();
      return ids.length;
    });
  }

  /** Leaves of entities with a history no more than the columns that it is told with; answers how many there were in this batch. */
  async emptyKept(options: {
    goneBefore: string;
    limit: number;
  }): Promise<number> {
    return this.#knex.transaction(async trx => {
      const kept = this.#gone(trx, options)
        .whereNot('content_hash', EMPTIED)
        .where(either => {
          for (const [table, column] of HISTORY) {
            either.orWhereExists(entriesOf(trx, table, column));
          }
        });
      const ids = await lockEntities(trx, kept);
      // What was decided about them as parts is seen by what they were.
      await markDue(trx, ids);
      for (const table of DETAILS) {
        await trx(table).whereIn('entity_id', ids).delete();
      }
      const rows = await trx<EntityRow>('entity')
        .whereIn('id', ids)
        .select('id', 'kind', 'namespace', 'name', 'type', 'lifecycle');
      for (const { id, kind, namespace, name, type, lifecycle } of rows) {
        await trx<EntityRow>('entity')
          .where({ id })
          .update({
            entity_json: JSON.stringify({
              kind,
              metadata: { namespace, name },
              spec: { ...(type && { type }), ...(lifecycle && { lifecycle }) },
            }),
            content_hash: EMPTIED,
            sort_owner: null,
            on_call_ref: null,
          });
      }
      return ids.length;
    });
  }

  #gone(trx: Transaction, options: { goneBefore: string; limit: number }) {
    return trx<EntityRow>('entity')
      .where('orphaned_at', '<', options.goneBefore)
      .limit(options.limit);
  }
}

function entriesOf(trx: Knex, table: string, column: string) {
  return trx(`${table} as kept`)
    .whereRaw('?? = entity.id', [`kept.${column}`])
    .select(trx.raw('1'));
}
