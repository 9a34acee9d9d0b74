import {
  addDays,
  Campaign,
  CreateCampaignBody,
  isFullEntityRef,
  TierKeys,
} from 'backstage-plugin-orr-common';
import {
  readDraft,
  ScopeDraft,
  scopeDraftOf,
} from '../Programme/setup/scopeDraft';

/** What is entered of a campaign. @internal */
export interface CampaignDraft {
  title: string;
  brief: string;
  ownerRef: string;
  checklistId: string;
  whole: boolean;
  questionIds: string[];
  scope: ScopeDraft;
  groupRef: string;
  startsOn: string;
  dueOn: string;
}

/** What is not there yet, or not right. @internal */
export type CampaignField =
  | 'title'
  | 'owner'
  | 'checklist'
  | 'questions'
  | 'scope'
  | 'group'
  | 'startsOn'
  | 'dueOn';

/** A month and a half is long enough to get to it, and short enough not to forget it. */
const USUAL_DAYS = 45;

/** @internal */
export function campaignDraftOf(
  campaign: Campaign | undefined,
  known: { tierKeys: TierKeys; today: string; search: URLSearchParams },
): CampaignDraft {
  const { tierKeys, today, search } = known;
  const questionIds =
    campaign?.questions?.map(({ id }) => id) ?? search.getAll('question');
  return {
    title: campaign?.title ?? '',
    brief: campaign?.brief ?? '',
    ownerRef: campaign?.ownerRef ?? '',
    checklistId: campaign?.checklist.id ?? search.get('checklist') ?? '',
    whole: campaign !== undefined && campaign.questions === undefined,
    questionIds,
    scope: scopeDraftOf(campaign?.scope, tierKeys),
    groupRef: campaign?.groupRef ?? '',
    startsOn: campaign?.startsOn ?? today,
    dueOn: campaign?.dueOn ?? addDays(today, USUAL_DAYS),
  };
}

/** What of a draft decides whom it is about; undefined as long as that is not known. @internal */
export function askingOf(
  draft: CampaignDraft,
  tierKeys: TierKeys,
):
  | Pick<
      CreateCampaignBody,
      'checklistId' | 'questionIds' | 'scope' | 'groupRef'
    >
  | undefined {
  const { checklistId, whole, questionIds } = draft;
  const groupRef = draft.groupRef.trim();
  const read = readDraft(draft.scope, tierKeys);
  return !checklistId ||
    (!whole && !questionIds.length) ||
    'problem' in read ||
    (groupRef && !isFullEntityRef(groupRef))
    ? undefined
    : {
        checklistId,
        questionIds: whole ? undefined : questionIds,
        scope: read.scope,
        groupRef: groupRef || undefined,
      };
}

/** @internal */
export function missingOf(
  draft: CampaignDraft,
  tierKeys: TierKeys,
): CampaignField[] {
  const { groupRef, startsOn, dueOn } = draft;
  const isRight: Record<CampaignField, boolean> = {
    title: draft.title.trim() !== '',
    owner: isFullEntityRef(draft.ownerRef.trim()),
    checklist: draft.checklistId !== '',
    questions: draft.whole || draft.questionIds.length > 0,
    scope: !('problem' in readDraft(draft.scope, tierKeys)),
    group: !groupRef.trim() || isFullEntityRef(groupRef.trim()),
    startsOn: startsOn !== '',
    dueOn: dueOn !== '' && dueOn >= startsOn,
  };
  return (Object.keys(isRight) as CampaignField[]).filter(
    field => !isRight[field],
  );
}

/** What is saved of a draft in which nothing is missing. @internal */
export function contentOf(
  draft: CampaignDraft,
  tierKeys: TierKeys,
): Omit<CreateCampaignBody, 'mutationId'> | undefined {
  const asking = askingOf(draft, tierKeys);
  return asking && !missingOf(draft, tierKeys).length
    ? {
        ...asking,
        title: draft.title.trim(),
        brief: draft.brief.trim() || undefined,
        ownerRef: draft.ownerRef.trim(),
        startsOn: draft.startsOn,
        dueOn: draft.dueOn,
      }
    : undefined;
}
