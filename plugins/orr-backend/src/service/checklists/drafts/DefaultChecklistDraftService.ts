import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  ChecklistDraft,
  ChecklistDraftList,
  ChecklistImpact,
  CreatedChecklistDraft,
  FilterMatches,
  LibraryQuestions,
  PublishedChecklist,
} from 'backstage-plugin-orr-common';
import { noteChange } from '../../../changeTrail';
import { StoredDraft } from '../../../database/checklistDraft/checklistDraftRows';
import { DatabaseChecklistDraftStore } from '../../../database/checklistDraft/DatabaseChecklistDraftStore';
import { DatabaseChecklistStore } from '../../../database/DatabaseChecklistStore';
import {
  ArchiveChecklistInput,
  ChecklistDraftService,
  CreateDraftInput,
  DeleteDraftInput,
  DraftInput,
  FilterMatchInput,
  ImpactInput,
  PublishDraftInput,
  SaveDraftInput,
} from '../../ChecklistDraftService';
import { NamedWrites } from '../../NamedWrites';
import { RequestOptions } from '../../ReviewService';
import { ChecklistLibrary } from './ChecklistLibrary';
import { DraftBeginnings } from './DraftBeginnings';
import { DraftImpact } from './DraftImpact';
import { DraftMatches } from './DraftMatches';
import { DraftPublication } from './DraftPublication';
import { DraftView } from './DraftView';
import { noteDraft } from './noteDraft';
import {
  noDraft,
  requireRevision,
  requireStorable,
  requireWrittenHere,
} from './requireDraft';

/** So many that nobody finds theirs any more. */
const MAX_DRAFTS = 200;

/** @internal */
export interface DefaultChecklistDraftServiceOptions {
  beginnings: DraftBeginnings;
  checklists: DatabaseChecklistStore;
  checklistDrafts: DatabaseChecklistDraftStore;
  impact: DraftImpact;
  library: ChecklistLibrary;
  matches: DraftMatches;
  publication: DraftPublication;
  view: DraftView;
  writes: NamedWrites;
}

/** Keeps checklists while they are written. Whoever may write at all writes the drafts of all. @internal */
export class DefaultChecklistDraftService implements ChecklistDraftService {
  readonly #options: DefaultChecklistDraftServiceOptions;

  constructor(options: DefaultChecklistDraftServiceOptions) {
    this.#options = options;
  }

  async listDrafts(_: RequestOptions): Promise<ChecklistDraftList> {
    const { checklistDrafts, view } = this.#options;
    return {
      items: await view.list(await checklistDrafts.list()),
      may: { author: true, publish: true },
    };
  }

  async listLibrary(_: RequestOptions): Promise<LibraryQuestions> {
    return this.#options.library.list();
  }

  async listMatches(
    input: FilterMatchInput,
    options: RequestOptions,
  ): Promise<FilterMatches> {
    return this.#options.matches.of(input, options);
  }

  async createDraft(
    input: CreateDraftInput,
    { credentials }: RequestOptions,
  ): Promise<CreatedChecklistDraft> {
    const { beginnings, checklistDrafts, view, writes } = this.#options;
    const { draftId, notes } = await writes.run(
      'createChecklistDraft',
      input,
      credentials,
      async ({ userRef, now }) => {
        const {
          document,
          basedOn,
          notes: told,
        } = await beginnings.of(input.from);
        requireStorable(view.check(document));
        const at = now.toISOString();
        const draft: StoredDraft = {
          id: randomUUID(),
          checklistId: document.id,
          basedOn,
          revision: 1,
          document,
          createdBy: userRef,
          createdAt: at,
          updatedBy: userRef,
          updatedAt: at,
        };
        return async trx => {
          if ((await checklistDrafts.count(trx)) >= MAX_DRAFTS) {
            throw new ConflictError(
              `There are ${MAX_DRAFTS} drafts already; throw one away before`,
            );
          }
          await checklistDrafts.insert(trx, draft);
          noteDraft('checklistDraft.created', draft);
          return { draftId: draft.id, notes: told };
        };
      },
    );
    return { ...(await this.getDraft({ draftId })), notes };
  }

  async getDraft({ draftId }: DraftInput): Promise<ChecklistDraft> {
    const draft = await this.#options.checklistDrafts.get(draftId);
    if (!draft) {
      throw noDraft(draftId);
    }
    return this.#options.view.show(draft);
  }

  async saveDraft(
    input: SaveDraftInput,
    { credentials }: RequestOptions,
  ): Promise<ChecklistDraft> {
    const { checklistDrafts, view, writes } = this.#options;
    const { draftId, revision } = input;
    await writes.run(
      'saveChecklistDraft',
      input,
      credentials,
      async ({ userRef, now }) => {
        const { document } = input;
        const checked = view.check(document);
        requireStorable(checked);
        return async trx => {
          const locked = await checklistDrafts.lock(trx, draftId);
          requireWrittenHere(locked);
          const before = requireRevision(locked, input);
          requireSameChecklist(before, input);
          const after: StoredDraft = {
            ...before,
            checklistId: document.id,
            document,
            revision: revision + 1,
            updatedBy: userRef,
            updatedAt: now.toISOString(),
          };
          await checklistDrafts.update(trx, after);
          noteDraft('checklistDraft.saved', after, before);
          view.keep(after, checked);
          return {};
        };
      },
    );
    return this.getDraft({ draftId });
  }

  async deleteDraft(
    input: DeleteDraftInput,
    { credentials }: RequestOptions,
  ): Promise<{}> {
    const { checklistDrafts } = this.#options;
    return this.#options.writes.run(
      'deleteChecklistDraft',
      input,
      credentials,
      async () => async trx => {
        const locked = await checklistDrafts.lock(trx, input.draftId);
        requireWrittenHere(locked);
        const draft = requireRevision(locked, input);
        await checklistDrafts.delete(trx, draft.id);
        noteDraft('checklistDraft.deleted', draft);
        return {};
      },
    );
  }

  async getImpact(
    input: ImpactInput,
    options: RequestOptions,
  ): Promise<ChecklistImpact> {
    return this.#options.impact.of(input, options);
  }

  async publishDraft(
    input: PublishDraftInput,
    { credentials }: RequestOptions,
  ): Promise<PublishedChecklist> {
    return this.#options.writes.run(
      'publishChecklistDraft',
      input,
      credentials,
      writing => this.#options.publication.publish(input, writing),
    );
  }

  async archiveChecklist(
    input: ArchiveChecklistInput,
    { credentials }: RequestOptions,
  ): Promise<{}> {
    const { checklistId, version } = input;
    return this.#options.writes.run(
      'archiveChecklist',
      input,
      credentials,
      async ({ now }) =>
        async trx => {
          await this.#options.checklists.archive(trx, {
            checklistId,
            version,
            now,
          });
          noteChange({
            action: 'checklist.archived',
            facts: { checklistId, version },
          });
          return {};
        },
    );
  }
}

/** A draft that goes on with a checklist stays with it. */
function requireSameChecklist(
  { basedOn, checklistId }: StoredDraft,
  { document }: SaveDraftInput,
): void {
  if (basedOn !== undefined && document.id !== checklistId) {
    throw new InputError(
      `document.id: stays ${checklistId}, since the draft goes on with that checklist`,
    );
  }
}
