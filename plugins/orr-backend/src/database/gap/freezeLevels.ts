import { DecidedCounts, Level } from 'backstage-plugin-orr-common';
import { ReviewEntityRow } from '../DatabaseCoverageStore';
import { Transaction } from '../transaction';

/** What a decision found of one entity. @internal */
export interface DecidedQuestions {
  levels: Record<string, Level>;
  counts: DecidedCounts;
}

/** Keeps what each question showed of the entities of a review when it is decided; those that are alike go in one statement. @internal */
export async function freezeLevels(
  trx: Transaction,
  reviewId: string,
  decided: Map<string, DecidedQuestions>,
): Promise<void> {
  const alike = new Map<
    string,
    { found: DecidedQuestions; entityIds: string[] }
  >();
  for (const [entityId, found] of decided) {
    const key = JSON.stringify(found);
    const known = alike.get(key)?.entityIds ?? [];
    alike.set(key, { found, entityIds: [...known, entityId] });
  }
  for (const { found, entityIds } of alike.values()) {
    await trx<ReviewEntityRow>('review_entity')
      .where({ review_id: reviewId })
      .whereIn('entity_id', entityIds)
      .update({
        decided_levels: JSON.stringify(found.levels),
        applied_count: found.counts.applied,
        not_applicable_count: found.counts.notApplicable,
        told_count: found.counts.told,
      });
  }
}
