import { latestDecisionOf, Level } from 'backstage-plugin-orr-common';
import { DecisionAbout } from '../../database/DatabaseDecisionStore';
import { listDecidedLevels } from '../../database/gap/listDecidedLevels';
import { Transaction } from '../../database/transaction';

type ByReview = Map<string, Record<string, Level>>;

/** What the latest decisions on entities found, by entity and review, as far as it was kept. @internal */
export async function levelsOfLatest(
  trx: Transaction,
  entityIds: string[],
  about: DecisionAbout[],
): Promise<Map<string, ByReview>> {
  const under = new Map<string, DecisionAbout['decision'][]>();
  for (const { entityId, decision } of about) {
    const key = JSON.stringify([entityId, decision.checklistId]);
    under.set(key, [...(under.get(key) ?? []), decision]);
  }
  const reviewIds = [...under.values()].flatMap(
    decisions => latestDecisionOf(decisions)?.reviewId ?? [],
  );
  const found = new Map<string, ByReview>();
  for (const { entityId, reviewId, levels } of reviewIds.length
    ? await listDecidedLevels(trx, {
        reviewIds: [...new Set(reviewIds)],
        entityIds,
      })
    : []) {
    found.set(
      entityId,
      new Map([...(found.get(entityId) ?? []), [reviewId, levels]]),
    );
  }
  return found;
}
