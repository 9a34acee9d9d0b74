import { CampaignOutcome } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { campaignSource, CampaignView } from './CampaignSource';

/** Who owns entities of a campaign. @internal */
export class CampaignOwnerModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Owners of entities with one of the outcomes, by ref, each with how many of these there are. */
  async listPage(
    view: CampaignView,
    options: {
      outcomes: readonly CampaignOutcome[];
      limit: number;
      afterRef?: string;
    },
  ): Promise<{ ownerRef: string; entities: number }[]> {
    const { outcomes, limit, afterRef } = options;
    const { rows, owners } = campaignSource(this.#knex, view);
    const query = this.#knex
      .from(rows.as('asked'))
      .join(owners.as('claim'), 'claim.row_key', 'asked.row_key')
      .whereIn('asked.outcome', [...outcomes])
      .groupBy('claim.owner_ref')
      .orderBy('claim.owner_ref')
      .limit(limit)
      .select('claim.owner_ref')
      .count({ entities: '*' });
    if (afterRef !== undefined) {
      query.where('claim.owner_ref', '>', afterRef);
    }
    const found: { owner_ref: string; entities: number | string }[] =
      await query;
    return found.map(row => ({
      ownerRef: row.owner_ref,
      entities: Number(row.entities),
    }));
  }
}
