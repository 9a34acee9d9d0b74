import { InputError } from '@backstage/errors';
import { CampaignPreview, campaignProblems } from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { PreviewCampaignInput } from '../CampaignService';
import { RequestOptions } from '../ReviewService';
import { CampaignAccess } from './CampaignAccess';
import { CampaignMatching } from './CampaignMatching';

/** Whom campaigns would be about. @internal */
export class CampaignPreviews {
  readonly #access: CampaignAccess;
  readonly #checklists: DatabaseChecklistStore;
  readonly #matching: CampaignMatching;

  constructor(options: {
    access: CampaignAccess;
    checklists: DatabaseChecklistStore;
    matching: CampaignMatching;
  }) {
    this.#access = options.access;
    this.#checklists = options.checklists;
    this.#matching = options.matching;
  }

  async preview(
    input: PreviewCampaignInput,
    options: RequestOptions,
  ): Promise<CampaignPreview> {
    const { checklistId, groupRef } = input;
    const visibility = await this.#access.requireVisibility(options);
    const checklist = await this.#checklists.getCurrent(checklistId);
    const problems = checklist
      ? campaignProblems(input, checklist.document)
      : [{ field: 'checklistId', message: `no checklist ${checklistId}` }];
    if (!checklist || problems.length) {
      throw new InputError(
        problems.map(({ field, message }) => `${field}: ${message}`).join('; '),
      );
    }
    return this.#matching.preview(
      { ...input, groupRef: groupRef?.toLocaleLowerCase('en-US') },
      checklist,
      visibility,
    );
  }
}
