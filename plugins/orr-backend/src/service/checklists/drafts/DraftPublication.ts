import { ConflictError } from '@backstage/errors';
import {
  bindableQuestions,
  BindableQuestion,
  bindingAfter,
  ChecklistDocument,
  ChecklistVersion,
  dayOf,
  hashChecklist,
  PublishedChecklist,
  sparedAfter,
} from 'backstage-plugin-orr-common';
import { StoredDraft } from '../../../database/checklistDraft/checklistDraftRows';
import { DatabaseChecklistDraftStore } from '../../../database/checklistDraft/DatabaseChecklistDraftStore';
import { DatabaseChecklistLocationStore } from '../../../database/DatabaseChecklistLocationStore';
import { DatabaseChecklistStore } from '../../../database/DatabaseChecklistStore';
import { ChecklistOrigin } from '../../../database/checklistRows';
import { Transaction } from '../../../database/transaction';
import {
  LockedChecklist,
  lockChecklist,
  writeChecklistVersion,
} from '../../../database/writeChecklistVersion';
import { PublishDraftInput } from '../../ChecklistDraftService';
import { Writing } from '../../NamedWrites';
import { notePublication } from '../notePublication';
import { DraftView } from './DraftView';
import { requireComplete, requireRevision } from './requireDraft';
import { requireNoPlace } from './requireNoPlace';
import { requireRollout } from './requireRollout';

/** What is published, once all that can be known before is. */
interface Prepared {
  document: ChecklistDocument;
  current: ChecklistVersion | undefined;
  bindable: BindableQuestion[];
}

/** @internal */
export interface DraftPublicationOptions {
  checklistLocations: DatabaseChecklistLocationStore;
  checklists: DatabaseChecklistStore;
  checklistDrafts: DatabaseChecklistDraftStore;
  view: DraftView;
  timeZone: string;
}

/** Makes a draft the current version of its checklist. Standings follow as they do after any other new version. @internal */
export class DraftPublication {
  readonly #options: DraftPublicationOptions;

  constructor(options: DraftPublicationOptions) {
    this.#options = options;
  }

  async publish(
    input: PublishDraftInput,
    writing: Writing,
  ): Promise<(trx: Transaction) => Promise<PublishedChecklist>> {
    const { checklistDrafts, timeZone } = this.#options;
    const today = dayOf(writing.now, timeZone);
    const draft = requireRevision(
      await checklistDrafts.get(input.draftId),
      input,
    );
    const prepared = await this.#prepare(draft, input);
    requireRollout(input.rollout, prepared.bindable, today);
    return async trx => {
      const locked = await checklistDrafts.lock(trx, input.draftId);
      requireRevision(locked, input);
      const { document } = prepared;
      const content = { document, origin: originOf(draft), now: writing.now };
      const checklist = await lockChecklist(trx, content);
      requireOwn(checklist, draft, document);
      const version = await writeChecklistVersion(trx, checklist, {
        ...content,
        contentHash: hashChecklist(document),
        publishedBy: writing.userRef,
        rolloutOf: number => {
          const { binding = [], spared = [] } = prepared.current ?? {};
          const rules = { document, version: number, rollout: input.rollout };
          return {
            binding: bindingAfter({
              ...rules,
              before: binding,
              publishedOn: today,
            }),
            spared: sparedAfter({ ...rules, before: spared }),
          };
        },
      });
      await this.#end(trx, draft, version, input.state);
      notePublication({
        document,
        before: prepared.current?.document,
        version,
        rollout: input.rollout,
      });
      return { checklistId: document.id, version, state: input.state };
    };
  }

  /** What is piloted as a place says stays a draft, from which it is published for all once the pilot has shown that it can be. */
  async #end(
    trx: Transaction,
    draft: StoredDraft,
    version: number,
    state: PublishDraftInput['state'],
  ): Promise<void> {
    const { checklistDrafts } = this.#options;
    if (draft.location === undefined || state === 'published') {
      await checklistDrafts.delete(trx, draft.id);
      return;
    }
    await checklistDrafts.update(trx, {
      ...draft,
      basedOn: version,
      revision: draft.revision + 1,
    });
  }

  /** What is kept elsewhere is published as it is there. */
  async #requireNoPlace({
    basedOn,
    checklistId,
    location,
  }: StoredDraft): Promise<void> {
    if (basedOn === undefined && location === undefined) {
      await requireNoPlace(
        this.#options.checklistLocations,
        checklistId,
        'document.id',
      );
    }
  }

  async #prepare(
    draft: StoredDraft,
    { state, changelog }: PublishDraftInput,
  ): Promise<Prepared> {
    const { checklists, view } = this.#options;
    await this.#requireNoPlace(draft);
    const document = requireComplete(
      view.check({ ...draft.document, state, changelog }),
    );
    const current =
      draft.basedOn === undefined
        ? undefined
        : await checklists.getCurrent(draft.checklistId);
    return {
      document,
      current,
      bindable: bindableQuestions(current?.document, document, current?.spared),
    };
  }
}

/** A checklist stays where it is written. */
function originOf({ location }: StoredDraft): ChecklistOrigin {
  return location === undefined ? 'portal' : 'file';
}

/** Whether the id is free, or the checklist is still as it was when the draft was begun. */
function requireOwn(
  { currentVersion, origin, state }: LockedChecklist,
  draft: StoredDraft,
  document: ChecklistDocument,
): void {
  const { basedOn } = draft;
  if (basedOn === undefined && currentVersion > 0) {
    throw new ConflictError(
      `document.id: there is a checklist with the id ${document.id} already`,
    );
  }
  if (basedOn !== undefined && origin !== originOf(draft)) {
    throw new ConflictError(
      origin === 'file'
        ? `The checklist ${document.id} comes from a file and is changed there`
        : `The checklist ${document.id} is written in the portal and is changed there`,
    );
  }
  if (basedOn !== undefined && basedOn !== currentVersion) {
    throw new ConflictError(
      `Version ${currentVersion} was published since the draft was begun from version ${basedOn}; begin another one from it`,
    );
  }
  if (document.state === 'pilot' && state === 'published' && basedOn) {
    throw new ConflictError(
      'state: the checklist is in force, and as a pilot it would end for all others; pilot a copy under another id',
    );
  }
}
