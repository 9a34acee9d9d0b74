import {
  Campaign,
  ChecklistVersion,
  leftOutRightly,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { CampaignView } from '../../database/campaign/CampaignSource';
import {
  CampaignArchive,
  StoredCampaign,
} from '../../database/campaign/campaignRows';
import { VisibilityFilter } from '../../database/VisibilityFilter';

/** What a campaign's checklist and questions are called: as they are now, or were when it ended. @internal */
export class CampaignWords {
  readonly #checklists: Map<string, ChecklistVersion>;

  constructor(checklists: ChecklistVersion[]) {
    this.#checklists = new Map(
      checklists.map(checklist => [checklist.checklistId, checklist]),
    );
  }

  show(stored: StoredCampaign): Campaign {
    const { checklistId, questionIds, archive, matchedMark, briefBy, ...rest } =
      stored;
    return { ...rest, ...(archive ?? this.named(stored)) };
  }

  named({ checklistId, questionIds }: StoredCampaign): CampaignArchive {
    const document = this.#checklists.get(checklistId)?.document;
    const titles = new Map(
      (document ? questionsOf(document) : []).map(({ id, title }) => [
        id,
        title,
      ]),
    );
    return {
      checklist: { id: checklistId, title: document?.title ?? checklistId },
      questions: questionIds?.map(id => ({ id, title: titles.get(id) ?? id })),
    };
  }

  /** The campaign as the database looks at it for a viewer. */
  view(campaign: StoredCampaign, visibility: VisibilityFilter): CampaignView {
    const document = this.#checklists.get(campaign.checklistId)?.document;
    return {
      campaign,
      visibility,
      leftOut:
        document && campaign.questionIds
          ? leftOutRightly(campaign.questionIds, document)
          : [],
    };
  }
}
