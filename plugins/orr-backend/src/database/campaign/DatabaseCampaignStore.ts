import { CampaignState } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { Transaction } from '../transaction';
import {
  CampaignRow,
  StoredCampaign,
  toCampaignRow,
  toStoredCampaign,
} from './campaignRows';

/** The place behind a row of the list. @internal */
export interface CampaignPosition {
  dueOn: string;
  id: string;
}

/** Campaigns, whatever they have come to. @internal */
export class DatabaseCampaignStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  async get(id: string): Promise<StoredCampaign | undefined> {
    const row = await this.#knex<CampaignRow>('campaign').where({ id }).first();
    return row && toStoredCampaign(row);
  }

  /** The same while nobody else writes it. */
  async lock(
    trx: Transaction,
    id: string,
  ): Promise<StoredCampaign | undefined> {
    const row = await trx<CampaignRow>('campaign')
      .where({ id })
      .forUpdate()
      .first();
    return row && toStoredCampaign(row);
  }

  /** What is due last comes first, one more than the limit where there is a next page. */
  async listPage(options: {
    states: readonly CampaignState[];
    limit: number;
    after?: CampaignPosition;
  }): Promise<StoredCampaign[]> {
    const { states, limit, after } = options;
    const query = this.#knex<CampaignRow>('campaign').whereIn('state', [
      ...states,
    ]);
    if (after) {
      query.whereRaw('(due_on, id) < (?, ?)', [after.dueOn, after.id]);
    }
    const rows = await query
      .orderBy([
        { column: 'due_on', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    return rows.map(toStoredCampaign);
  }

  async count(states: readonly CampaignState[]): Promise<number> {
    const [{ count }] = await this.#knex('campaign')
      .whereIn('state', [...states])
      .count({ count: '*' });
    return Number(count);
  }

  /** The running ones, what is due first at the top. */
  async listRunning(limit?: number): Promise<StoredCampaign[]> {
    const query = this.#knex<CampaignRow>('campaign')
      .where('state', 'running')
      .orderBy(['due_on', 'id']);
    if (limit !== undefined) {
      query.limit(limit);
    }
    return (await query).map(toStoredCampaign);
  }

  async insert(trx: Transaction, campaign: StoredCampaign): Promise<void> {
    await trx<CampaignRow>('campaign').insert(toCampaignRow(campaign));
  }

  /** Its row is to be locked before. */
  async update(trx: Transaction, campaign: StoredCampaign): Promise<void> {
    const { id, ...row } = toCampaignRow(campaign);
    await trx<CampaignRow>('campaign').where({ id }).update(row);
  }
}
