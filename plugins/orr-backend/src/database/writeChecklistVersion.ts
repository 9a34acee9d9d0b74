import {
  BindingQuestion,
  ChecklistDocument,
  SparedQuestion,
} from 'backstage-plugin-orr-common';
import {
  ChecklistOrigin,
  ChecklistRow,
  ChecklistVersionRow,
} from './checklistRows';
import { Transaction } from './transaction';

/** Questions that bind at once or by a day, and those that are asked of new entities only. @internal */
export interface VersionRollout {
  binding: BindingQuestion[];
  spared: SparedQuestion[];
}

/** What becomes the current version of a checklist. @internal */
export interface VersionToWrite {
  document: ChecklistDocument;
  contentHash: string;
  origin: ChecklistOrigin;
  now: Date;
  publishedBy?: string;
  /** What follows from the rules that it is rolled out by, and from those of earlier versions. */
  rolloutOf?: (version: number) => VersionRollout;
}

/** A checklist while nobody else writes it. @internal */
export interface LockedChecklist {
  origin: ChecklistOrigin;
  state: string;
  /** 0 where there is none yet. */
  currentVersion: number;
}

/** What the publication of a file has come to. @internal */
export interface PublishedFile {
  /** The one that is current now. */
  version: number;
  /** What was current until then, with the state of the checklist; absent where there was none. */
  before?: ChecklistDocument;
  /** Whether it is another one now, or in another state. */
  isChanged: boolean;
}

/** Keeps others from writing the checklist of this id, whether there is one or not. @internal */
export async function lockChecklist(
  trx: Transaction,
  {
    document,
    origin,
    now,
  }: Pick<VersionToWrite, 'document' | 'origin' | 'now'>,
): Promise<LockedChecklist> {
  // Two replicas may meet a new checklist at once: there has to be a row to wait at.
  await trx('checklist')
    .insert({
      id: document.id,
      title: document.title,
      state: document.state,
      owner_ref: document.owner,
      current_version: 0,
      origin,
      updated_at: now.toISOString(),
    })
    .onConflict('id')
    .ignore();
  const row = await trx<ChecklistRow>('checklist')
    .where({ id: document.id })
    .forUpdate()
    .first();
  return {
    origin: row!.origin,
    state: row!.state,
    currentVersion: row!.current_version,
  };
}

/**
 * Makes a document the current version of its checklist, which is to be locked before. Where the latest version has the same
 * content, no other is made. Answers the version that is current afterwards.
 *
 * @internal
 */
export async function writeChecklistVersion(
  trx: Transaction,
  locked: LockedChecklist,
  options: VersionToWrite,
): Promise<number> {
  const { document, contentHash, now, publishedBy, rolloutOf } = options;
  const instant = now.toISOString();
  const latest = await trx<ChecklistVersionRow>('checklist_version')
    .where({ checklist_id: document.id })
    .orderBy('version', 'desc')
    .first('version', 'content_hash');
  const isSame = latest?.content_hash === contentHash;
  const version = isSame ? latest.version : (latest?.version ?? 0) + 1;
  if (!isSame || locked.state !== document.state) {
    await trx('checklist').where({ id: document.id }).update({
      title: document.title,
      state: document.state,
      owner_ref: document.owner,
      current_version: version,
      updated_at: instant,
    });
  }
  if (!isSame) {
    const { binding = [], spared = [] } = rolloutOf?.(version) ?? {};
    await trx('checklist_version').insert({
      checklist_id: document.id,
      version,
      content_hash: contentHash,
      document: JSON.stringify(document),
      reviewer_group:
        document.reviewerGroup?.toLocaleLowerCase('en-US') ?? null,
      changelog: document.changelog ?? null,
      published_at: instant,
      published_by: publishedBy ?? null,
      rollout: binding.length ? JSON.stringify(binding) : null,
      spared: spared.length ? JSON.stringify(spared) : null,
    });
  }
  return version;
}
