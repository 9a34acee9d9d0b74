import { CampaignEntity } from 'backstage-plugin-orr-common';
import {
  CampaignProgressModel,
  CampaignRowFound,
} from '../../database/campaign/CampaignProgressModel';
import { CampaignQuestionModel } from '../../database/campaign/CampaignQuestionModel';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { CampaignView } from '../../database/campaign/CampaignSource';
import { CampaignWords } from './CampaignWords';

/** Completes rows of a campaign with owners, open questions and reviews, in as many statements however many they are. @internal */
export class CampaignEntities {
  readonly #progress: CampaignProgressModel;
  readonly #questions: CampaignQuestionModel;

  constructor(options: {
    campaignProgress: CampaignProgressModel;
    campaignQuestions: CampaignQuestionModel;
  }) {
    this.#progress = options.campaignProgress;
    this.#questions = options.campaignQuestions;
  }

  async show(
    rows: CampaignRowFound[],
    {
      campaign,
      view,
      words,
    }: { campaign: StoredCampaign; view: CampaignView; words: CampaignWords },
  ): Promise<CampaignEntity[]> {
    const owners = await this.listOwners(view, rows);
    const open = await this.openQuestions(view, rows);
    const reviews =
      campaign.state === 'ended'
        ? undefined
        : await this.#questions.listReviews(rows, view.visibility);
    const named = words.show(campaign).questions ?? [];
    return rows.map(row => ({
      entity: {
        entityRef: row.entityRef,
        title: row.title,
        tier: row.tier,
      },
      ownerRefs: owners.get(row.key) ?? [],
      outcome: row.outcome,
      openCount: row.openCount,
      askedCount: row.askedCount,
      openQuestions: named.filter(({ id }) => open.get(row.key)?.includes(id)),
      review: reviews?.get(row.entityId),
    }));
  }

  async listOwners(
    view: CampaignView,
    rows: CampaignRowFound[],
  ): Promise<Map<string, string[]>> {
    return this.#progress.listOwners(
      view,
      rows.map(({ key }) => key),
    );
  }

  /** The ids of the chosen questions that are open, by the key of the row; before any decision all that are asked. */
  async openQuestions(
    view: CampaignView,
    rows: CampaignRowFound[],
  ): Promise<Map<string, string[]>> {
    const { id, questionIds, state } = view.campaign;
    if (state === 'ended') {
      return new Map(
        rows.map(({ key, openQuestionIds }) => [key, openQuestionIds ?? []]),
      );
    }
    if (!questionIds) {
      return new Map();
    }
    const ids = rows.map(({ entityId }) => entityId);
    const open = await this.#questions.listOpen(view, ids);
    const notAsked = await this.#questions.listNotAsked(id, ids);
    return new Map(
      rows.map(({ key, entityId, decisionId }) => [
        key,
        (decisionId ? open.get(entityId) ?? [] : questionIds).filter(
          questionId => !notAsked.get(entityId)?.includes(questionId),
        ),
      ]),
    );
  }
}
