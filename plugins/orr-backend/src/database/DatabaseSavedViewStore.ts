import { Knex } from 'knex';
import { Transaction } from './transaction';

interface SavedViewRow {
  id: string;
  owner_ref: string;
  name: string;
  view: string;
  search: string;
  shared: boolean | number;
  revision: number;
  changed_at: string;
}

/** What somebody has saved of how they look at the organisation. @internal */
export interface StoredView {
  id: string;
  /** In lower case. */
  ownerRef: string;
  name: string;
  view: string;
  search: string;
  shared: boolean;
  revision: number;
  changedAt: string;
}

function toStoredView(row: SavedViewRow): StoredView {
  return {
    id: row.id,
    ownerRef: row.owner_ref,
    name: row.name,
    view: row.view,
    search: row.search,
    // SQLite has no booleans.
    shared: Boolean(row.shared),
    revision: row.revision,
    changedAt: row.changed_at,
  };
}

function toRow(view: StoredView): SavedViewRow {
  return {
    id: view.id,
    owner_ref: view.ownerRef,
    name: view.name,
    view: view.view,
    search: view.search,
    shared: view.shared,
    revision: view.revision,
    changed_at: view.changedAt,
  };
}

/** What people have saved of how they look at the organisation. @internal */
export class DatabaseSavedViewStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(
    ownerRef: string,
    handle: Knex = this.#knex,
  ): Promise<StoredView[]> {
    const rows = await handle<SavedViewRow>('saved_view')
      .where('owner_ref', ownerRef)
      .orderBy(['name', 'id']);
    return rows.map(toStoredView);
  }

  async get(
    id: string,
    handle: Knex = this.#knex,
  ): Promise<StoredView | undefined> {
    const row = await handle<SavedViewRow>('saved_view')
      .where('id', id)
      .first();
    return row && toStoredView(row);
  }

  async insert(trx: Transaction, view: StoredView): Promise<void> {
    await trx<SavedViewRow>('saved_view').insert(toRow(view));
  }

  /** Whether it was still at the revision that the change is based on. */
  async update(
    trx: Transaction,
    view: StoredView,
    basedOn: number,
  ): Promise<boolean> {
    const { id, ...changed } = toRow(view);
    const count = await trx<SavedViewRow>('saved_view')
      .where({ id, revision: basedOn })
      .update(changed);
    return count === 1;
  }

  /** Whether it was still at that revision. */
  async remove(
    trx: Transaction,
    id: string,
    revision: number,
  ): Promise<boolean> {
    const count = await trx<SavedViewRow>('saved_view')
      .where({ id, revision })
      .delete();
    return count === 1;
  }
}
