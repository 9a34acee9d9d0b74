import { Knex } from 'knex';
import { chunksFor, insertRows } from './chunks';
import {
  DispositionRow,
  FoundDispositionRow,
  StoredDisposition,
  toDisposition,
  toDispositionRow,
} from './dispositionRows';
import { StoredReview } from './reviewRows';
import { markDue } from './rollUp/markDue';
import { Transaction } from './transaction';

/** What is neither finished, refused, withdrawn nor ended; among it what has run out. */
const RUNNING = ['open', 'asked', 'approved'];

/** What was decided about the gaps of reviews. @internal */
export class DatabaseDispositionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(
    id: string,
    handle: Knex = this.#knex,
  ): Promise<StoredDisposition | undefined> {
    const row = await joined(handle).where('disposition.id', id).first();
    return row && toDisposition(row);
  }

  /**
   * All about what a review is about under its checklist, those of earlier reviews included; oldest first. What was decided
   * in the review of a change holds for that change alone.
   */
  async listUnder(
    about: Pick<StoredReview, 'id' | 'kind' | 'entityId' | 'checklistId'>,
    handle: Knex = this.#knex,
  ): Promise<StoredDisposition[]> {
    const rows = await joined(handle)
      .where('disposition.entity_id', about.entityId)
      .where('disposition.checklist_id', about.checklistId)
      .modify(query =>
        about.kind === 'change'
          ? query.where('disposition.review_id', about.id)
          : query.whereNotExists(changeBehind(handle)),
      )
      .orderBy(['disposition.proposed_at', 'disposition.id']);
    return rows.map(toDisposition);
  }

  /** The same of several entities, under whichever checklist; none of a change. */
  async listOf(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredDisposition[]> {
    return this.#listOf(handle, entityIds, query =>
      query.whereNotExists(changeBehind(handle)),
    );
  }

  /** What standings may rest on: the mitigations and acceptances of these entities that were approved once. */
  async listApproved(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredDisposition[]> {
    return this.#listOf(handle, entityIds, query =>
      query
        .whereIn('disposition.type', ['mitigation', 'acceptance'])
        .whereIn('disposition.state', ['approved', 'ended'])
        .whereNotExists(changeBehind(handle)),
    );
  }

  /** Open, asked or approved ones about an entity, as the whole or as one that is covered; what is due first comes first. */
  async listOfEntity(entityId: string): Promise<StoredDisposition[]> {
    const rows = await joined(this.#knex)
      .where(about =>
        about
          .where('disposition.entity_id', entityId)
          .orWhere('disposition.covered_entity_id', entityId),
      )
      .whereIn('disposition.state', RUNNING)
      .orderBy(['disposition.sort_day', 'disposition.id']);
    return rows.map(toDisposition);
  }

  /** What is told of its entity follows. */
  async insert(trx: Transaction, added: StoredDisposition[]): Promise<void> {
    await insertRows(trx, 'disposition', added.map(toDispositionRow));
    await markDue(
      trx,
      added.map(({ entityId }) => entityId),
    );
  }

  /** The row of its review is to be locked before, which keeps other writers away. */
  async update(trx: Transaction, changed: StoredDisposition): Promise<void> {
    await trx<DispositionRow>('disposition')
      .where({ id: changed.id })
      .update(toDispositionRow(changed));
    await markDue(trx, [changed.entityId]);
  }

  async #listOf(
    handle: Knex,
    entityIds: string[],
    narrow: (query: Knex.QueryBuilder) => void,
  ): Promise<StoredDisposition[]> {
    const found: StoredDisposition[] = [];
    for (const chunk of chunksFor(handle, entityIds)) {
      const rows: FoundDispositionRow[] = await joined(handle)
        .whereIn('disposition.entity_id', chunk)
        .modify(narrow)
        .orderBy(['disposition.proposed_at', 'disposition.id']);
      found.push(...rows.map(toDisposition));
    }
    return found;
  }
}

/** Looked up for each by its key: the reviews of a portal are many. */
function changeBehind(handle: Knex): Knex.QueryBuilder {
  return handle('review as change')
    .whereRaw('?? = ??', ['change.id', 'disposition.review_id'])
    .where('change.kind', 'change')
    .select('change.id');
}

function joined(
  handle: Knex,
): Knex.QueryBuilder<FoundDispositionRow, FoundDispositionRow[]> {
  return handle('disposition')
    .join('entity', 'entity.id', 'disposition.entity_id')
    .leftJoin('entity as part', 'part.id', 'disposition.covered_entity_id')
    .select('disposition.*', 'entity.entity_ref', {
      covered_ref: 'part.entity_ref',
    }) as Knex.QueryBuilder<FoundDispositionRow, FoundDispositionRow[]>;
}
