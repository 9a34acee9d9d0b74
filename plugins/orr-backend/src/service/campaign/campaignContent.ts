import { canonicalJson } from 'backstage-plugin-orr-common';
import { StoredCampaign } from '../../database/campaign/campaignRows';
import { CreateCampaignInput } from '../CampaignService';

/** What a person says of a campaign. @internal */
export type CampaignContent = Pick<
  StoredCampaign,
  | 'title'
  | 'brief'
  | 'ownerRef'
  | 'checklistId'
  | 'questionIds'
  | 'scope'
  | 'groupRef'
  | 'startsOn'
  | 'dueOn'
>;

/** What stays as it is once others go by it. @internal */
export const FIXED_ONCE_RUNNING = [
  'checklistId',
  'questionIds',
  'scope',
  'groupRef',
  'startsOn',
] as const satisfies (keyof CampaignContent)[];

/** Refs are compared in lower case everywhere. @internal */
export function contentOf(input: CreateCampaignInput): CampaignContent {
  const lower = (ref: string) => ref.toLocaleLowerCase('en-US');
  return {
    title: input.title,
    brief: input.brief,
    ownerRef: lower(input.ownerRef),
    checklistId: input.checklistId,
    questionIds: input.questionIds,
    scope: input.scope,
    groupRef: input.groupRef && lower(input.groupRef),
    startsOn: input.startsOn,
    dueOn: input.dueOn,
  };
}

/** What is another than before, by name. @internal */
export function changedFields(
  before: StoredCampaign,
  content: CampaignContent,
): string[] {
  return (Object.keys(content) as (keyof CampaignContent)[])
    .filter(
      field =>
        canonicalJson(before[field] ?? null) !==
        canonicalJson(content[field] ?? null),
    )
    .sort();
}
