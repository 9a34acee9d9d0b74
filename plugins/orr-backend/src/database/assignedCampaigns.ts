import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { Telling } from './DatabaseHistoryLog';
import { Handing } from './reassignables';
import { Transaction } from './transaction';

/** A campaign that somebody runs. @internal */
export interface AssignedCampaign {
  id: string;
  title: string;
}

const OPEN_STATES = ['draft', 'running'];

/** All campaigns that are not over and that somebody runs; the ref is in lower case. @internal */
export function findAssignedCampaigns(
  handle: Knex,
  fromRef: string,
): Knex.QueryBuilder {
  return handle('campaign')
    .whereIn('state', OPEN_STATES)
    .where('owner_ref', fromRef);
}

/** Gives so many of them at most; answers what is to be told of it. @internal */
export async function giveCampaigns(
  trx: Transaction,
  options: { fromRef: string; limit: number; handing: Handing },
): Promise<{
  count: number;
  tellings: Omit<Telling, 'at' | 'actorRef'>[];
  ofReviews: string[];
}> {
  const { fromRef, limit, handing } = options;
  const found: { id: string; due_on: string }[] = await findAssignedCampaigns(
    trx,
    fromRef,
  )
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .select('id', 'due_on');
  const ids = found.map(({ id }) => id);
  for (const chunk of chunksFor(trx, ids)) {
    await trx('campaign')
      .whereIn('id', chunk)
      .update({
        owner_ref: handing.toRef,
        revision: trx.raw('revision + 1'),
      });
  }
  return {
    count: found.length,
    tellings: found.map(({ id, due_on }) => ({
      aggregateType: 'campaign',
      aggregateId: id,
      action: 'campaign.changed',
      facts: { until: due_on, fields: ['ownerRef'] },
    })),
    ofReviews: [],
  };
}
