import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { chunksFor } from '../chunks';
import { VisibilityFilter } from '../VisibilityFilter';
import { CampaignRowFound } from './CampaignProgressModel';
import { CampaignView, isOpenSql } from './CampaignSource';

/** Where something is answered. */
interface CampaignReviewLink {
  reviewId: string;
  entityRef: string;
}

/** What a page of a running campaign shows besides its rows. @internal */
export class CampaignQuestionModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The chosen questions that are open by the decision in force, by entity. */
  async listOpen(
    { campaign, leftOut }: Pick<CampaignView, 'campaign' | 'leftOut'>,
    entityIds: string[],
  ): Promise<Map<string, string[]>> {
    const { checklistId, questionIds = [] } = campaign;
    const open = isOpenSql({ questionIds, leftOut });
    return this.#byEntity(entityIds, chunk =>
      this.#knex('standing_gap as gap')
        .where('gap.checklist_id', checklistId)
        .whereIn('gap.entity_id', chunk)
        .whereIn('gap.question_id', questionIds)
        .whereRaw(open.sql, open.bindings)
        .select('gap.entity_id', 'gap.question_id'),
    );
  }

  /** The chosen questions that do not apply, by entity. */
  async listNotAsked(
    campaignId: string,
    entityIds: string[],
  ): Promise<Map<string, string[]>> {
    return this.#byEntity(entityIds, chunk =>
      this.#knex('campaign_not_asked')
        .where('campaign_id', campaignId)
        .whereIn('entity_id', chunk)
        .select('entity_id', 'question_id'),
    );
  }

  /** The review that runs, else the one that was decided, as far as the viewer sees what it is of; by entity. */
  async listReviews(
    rows: CampaignRowFound[],
    visibility: VisibilityFilter,
  ): Promise<Map<string, CampaignReviewLink>> {
    const decided = await this.#reviewsOf(rows);
    const wanted = rows.flatMap(({ entityId, openReviewId, decisionId }) => {
      const reviewId = openReviewId ?? decided.get(decisionId ?? '');
      return reviewId ? [{ entityId, reviewId }] : [];
    });
    const links = new Map<string, CampaignReviewLink>();
    for (const chunk of chunksFor(this.#knex, wanted)) {
      const found: { id: string; entity_ref: string }[] = await applyVisibility(
        this.#knex('review')
          .join('entity', 'entity.id', 'review.entity_id')
          .whereNull('entity.orphaned_at')
          .whereIn(
            'review.id',
            chunk.map(({ reviewId }) => reviewId),
          ),
        visibility,
      ).select('review.id', 'entity.entity_ref');
      const refs = new Map(found.map(row => [row.id, row.entity_ref]));
      for (const { entityId, reviewId } of chunk) {
        const entityRef = refs.get(reviewId);
        if (entityRef) {
          links.set(entityId, { reviewId, entityRef });
        }
      }
    }
    return links;
  }

  async #reviewsOf(rows: CampaignRowFound[]): Promise<Map<string, string>> {
    const ids = rows.flatMap(({ decisionId }) => decisionId ?? []);
    const found = new Map<string, string>();
    for (const chunk of chunksFor(this.#knex, [...new Set(ids)])) {
      const decisions: { id: string; review_id: string }[] = await this.#knex(
        'decision',
      )
        .whereIn('id', chunk)
        .select('id', 'review_id');
      decisions.forEach(row => found.set(row.id, row.review_id));
    }
    return found;
  }

  async #byEntity(
    entityIds: string[],
    list: (chunk: string[]) => Knex.QueryBuilder,
  ): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      const rows: { entity_id: string; question_id: string }[] = await list(
        chunk,
      );
      for (const { entity_id: id, question_id: questionId } of rows) {
        found.set(id, [...(found.get(id) ?? []), questionId]);
      }
    }
    return found;
  }
}
