import { Campaign } from 'backstage-plugin-orr-common';

/** @internal */
export interface CampaignRow {
  id: string;
  revision: number;
  state: string;
  title: string;
  brief: string | null;
  owner_ref: string;
  checklist_id: string;
  question_ids: string | null;
  scope: string | null;
  group_ref: string | null;
  starts_on: string;
  due_on: string;
  created_by: string;
  created_at: string;
  started_by: string | null;
  started_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
  archive: string | null;
  matched_mark: string | null;
  brief_by: string | null;
}

/** What checklist and questions were called when a campaign ended. @internal */
export type CampaignArchive = Pick<Campaign, 'checklist' | 'questions'>;

/** A campaign as stored: what it asks by ids. @internal */
export interface StoredCampaign
  extends Omit<Campaign, 'checklist' | 'questions'> {
  checklistId: string;
  questionIds?: string[];
  archive?: CampaignArchive;
  matchedMark?: string;
  /** Who wrote the brief last. */
  briefBy?: string;
}

function parsed<T>(json: string | null): T | undefined {
  return json === null ? undefined : JSON.parse(json);
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** @internal */
export function toStoredCampaign(row: CampaignRow): StoredCampaign {
  return {
    id: row.id,
    revision: row.revision,
    state: row.state as StoredCampaign['state'],
    title: row.title,
    brief: row.brief ?? undefined,
    ownerRef: row.owner_ref,
    checklistId: row.checklist_id,
    questionIds: parsed(row.question_ids),
    scope: parsed(row.scope),
    groupRef: row.group_ref ?? undefined,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    createdBy: row.created_by,
    createdAt: row.created_at,
    startedBy: row.started_by ?? undefined,
    startedAt: row.started_at ?? undefined,
    endedBy: row.ended_by ?? undefined,
    endedAt: row.ended_at ?? undefined,
    archive: parsed(row.archive),
    matchedMark: row.matched_mark ?? undefined,
    briefBy: row.brief_by ?? undefined,
  };
}

/** @internal */
export function toCampaignRow(campaign: StoredCampaign): CampaignRow {
  return {
    id: campaign.id,
    revision: campaign.revision,
    state: campaign.state,
    title: campaign.title,
    brief: campaign.brief ?? null,
    owner_ref: campaign.ownerRef,
    checklist_id: campaign.checklistId,
    question_ids: toJson(campaign.questionIds),
    scope: toJson(campaign.scope),
    group_ref: campaign.groupRef ?? null,
    starts_on: campaign.startsOn,
    due_on: campaign.dueOn,
    created_by: campaign.createdBy,
    created_at: campaign.createdAt,
    started_by: campaign.startedBy ?? null,
    started_at: campaign.startedAt ?? null,
    ended_by: campaign.endedBy ?? null,
    ended_at: campaign.endedAt ?? null,
    archive: toJson(campaign.archive),
    matched_mark: campaign.matchedMark ?? null,
    brief_by: campaign.briefBy ?? null,
  };
}
