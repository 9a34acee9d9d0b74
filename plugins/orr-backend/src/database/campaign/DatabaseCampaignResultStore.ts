import { insertRows } from '../chunks';
import { Transaction } from '../transaction';

/** How an entity stood when its campaign ended. @internal */
export interface CampaignResult {
  entityId: string;
  entityRef: string;
  title?: string;
  tier?: string;
  sortName: string;
  ownerRefs: string[];
  outcome: string;
  openCount: number;
  askedCount?: number;
  openQuestionIds: string[];
}

/** What campaigns have come to; written once. @internal */
export class DatabaseCampaignResultStore {
  async insert(
    trx: Transaction,
    campaignId: string,
    results: CampaignResult[],
  ): Promise<void> {
    await insertRows(
      trx,
      'campaign_result',
      results.map(result => ({
        campaign_id: campaignId,
        entity_ref: result.entityRef,
        entity_id: result.entityId,
        title: result.title ?? null,
        tier: result.tier ?? null,
        sort_name: result.sortName,
        outcome: result.outcome,
        open_count: result.openCount,
        asked_count: result.askedCount ?? null,
        open_questions: JSON.stringify(result.openQuestionIds),
      })),
    );
    await insertRows(
      trx,
      'campaign_result_owner',
      results.flatMap(({ entityRef, ownerRefs }) =>
        ownerRefs.map(ownerRef => ({
          campaign_id: campaignId,
          entity_ref: entityRef,
          owner_ref: ownerRef,
        })),
      ),
    );
  }
}
