import { Knex } from 'knex';
import { chunksFor, insertRows } from '../chunks';
import { Transaction } from '../transaction';

/** An entity that a campaign is about, with which of the chosen questions do not apply to it. @internal */
export interface CampaignMember {
  entityId: string;
  /** Absent where a whole checklist is asked. */
  askedCount?: number;
  notAsked: string[];
}

interface MemberRow {
  campaign_id: string;
  entity_id: string;
  asked_count: number | null;
}

function keyOf({ entityId, askedCount, notAsked }: CampaignMember): string {
  return JSON.stringify([entityId, askedCount ?? null, [...notAsked].sort()]);
}

/** Which entities running campaigns are about. @internal */
export class DatabaseCampaignMemberStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Makes these all that there are; writes nothing of one that is there as it is. */
  async replace(
    trx: Transaction,
    campaignId: string,
    members: CampaignMember[],
  ): Promise<void> {
    const known = new Map(
      (await this.list(campaignId, trx)).map(member => [
        member.entityId,
        keyOf(member),
      ]),
    );
    const wanted = new Map(
      members.map(member => [member.entityId, keyOf(member)]),
    );
    const gone = [...known.keys()].filter(
      id => known.get(id) !== wanted.get(id),
    );
    const added = members.filter(
      ({ entityId }) => known.get(entityId) !== wanted.get(entityId),
    );
    await this.#remove(trx, campaignId, gone);
    await insertRows<MemberRow>(
      trx,
      'campaign_entity',
      added.map(({ entityId, askedCount }) => ({
        campaign_id: campaignId,
        entity_id: entityId,
        asked_count: askedCount ?? null,
      })),
    );
    await insertRows(
      trx,
      'campaign_not_asked',
      added.flatMap(({ entityId, notAsked }) =>
        notAsked.map(questionId => ({
          campaign_id: campaignId,
          entity_id: entityId,
          question_id: questionId,
        })),
      ),
    );
  }

  async list(
    campaignId: string,
    handle: Knex = this.#knex,
  ): Promise<CampaignMember[]> {
    const rows = await handle<MemberRow>('campaign_entity')
      .where('campaign_id', campaignId)
      .orderBy('entity_id');
    const exceptions: { entity_id: string; question_id: string }[] =
      await handle('campaign_not_asked')
        .where('campaign_id', campaignId)
        .select('entity_id', 'question_id');
    const notAsked = new Map<string, string[]>();
    for (const { entity_id: id, question_id: questionId } of exceptions) {
      notAsked.set(id, [...(notAsked.get(id) ?? []), questionId]);
    }
    return rows.map(row => ({
      entityId: row.entity_id,
      askedCount: row.asked_count ?? undefined,
      notAsked: notAsked.get(row.entity_id) ?? [],
    }));
  }

  async #remove(
    trx: Transaction,
    campaignId: string,
    entityIds: string[],
  ): Promise<void> {
    for (const chunk of chunksFor(trx, entityIds)) {
      for (const table of ['campaign_not_asked', 'campaign_entity']) {
        await trx(table)
          .where('campaign_id', campaignId)
          .whereIn('entity_id', chunk)
          .delete();
      }
    }
  }
}
