import {
  ChecklistDocument,
  ChecklistDraft,
  Chooser,
  isSame,
  mergeDrafts,
  Sides,
} from 'backstage-plugin-orr-common';
import { isConflict } from '../../../hooks/useSaveProgramme';
import { errorKindOf } from '../../Feedback';
import { openedDraft } from '../edits/openedDraft';
import { DraftKeeping } from './DraftKeeping';
import { DraftSavingOptions, SavingState } from './savingState';

const PAUSE_MS = 800;
const RETRIES_MS = [1_000, 2_000, 5_000, 10_000, 30_000];

/**
 * Saves a draft while it is written. Where somebody else saved it meanwhile, both are put together; what both changed in
 * different ways waits until it is decided, and so does saving. What is not saved is kept on this device.
 *
 * @internal
 */
export class DraftSaving {
  readonly #options: DraftSavingOptions;
  readonly #draftId: string;
  readonly #keeping: DraftKeeping;
  #state: SavingState;
  /** What the server has, as it says. */
  #base: ChecklistDocument;
  /** What the editor has. */
  #document: ChecklistDocument;
  /** What of it was saved last. */
  #saved: ChecklistDocument;
  /** What was sent and may be there, although nobody has said so. */
  #sent?: ChecklistDocument;
  #timer?: ReturnType<typeof setTimeout>;
  #attempts = 0;
  #sending?: Promise<void>;
  #isStopped = false;

  constructor(options: DraftSavingOptions) {
    const { draft, kept } = options;
    this.#options = options;
    this.#keeping = new DraftKeeping(kept);
    this.#draftId = draft.id;
    this.#base = openedDraft(draft.document);
    this.#document = this.#base;
    this.#saved = this.#base;
    this.#state = {
      status: 'saved',
      problems: draft.problems,
      revision: draft.revision,
    };
    this.#restore(draft.updatedBy);
  }

  /** The draft as it was loaded, with what was not saved of it. */
  get document(): ChecklistDocument {
    return this.#document;
  }

  get saved(): ChecklistDocument {
    return this.#base;
  }

  getState(): SavingState {
    return this.#state;
  }

  start(): void {
    this.#isStopped = false;
    window.addEventListener('online', this.#retryNow);
    window.addEventListener('pagehide', this.#flush);
    if (this.#isDirty && !this.#state.conflict) {
      this.#schedule(0);
    }
  }

  stop(): void {
    this.#flush();
    this.#isStopped = true;
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.#retryNow);
    window.removeEventListener('pagehide', this.#flush);
  }

  change(document: ChecklistDocument): void {
    this.#document = document;
    this.#keeping.soon(this.#keep);
    if (this.#state.status !== 'conflict') {
      this.#attempts = 0;
      this.#set({ status: this.#sending ? 'saving' : 'waiting' });
      this.#schedule(PAUSE_MS);
    }
  }

  /** Ends a conflict by what was chosen of it. */
  decide(choose: Chooser): void {
    const { conflict } = this.#state;
    if (conflict) {
      this.#takeIn(conflict.sides, choose);
      this.#attempts = 0;
      this.#set({
        status: 'waiting',
        conflict: undefined,
        mergedFrom: conflict.theirRef,
      });
      this.#schedule(0);
    }
  }

  /** Resolves once all is saved, or cannot be; answers which. */
  async settle(): Promise<boolean> {
    clearTimeout(this.#timer);
    for (let round = 0; round < 3 && this.#isDirty; round++) {
      await this.#send();
    }
    return this.#state.status === 'saved';
  }

  get #isDirty(): boolean {
    return this.#document !== this.#saved;
  }

  #restore(theirRef: string): void {
    const restored = this.#keeping.restore(this.#base);
    if (restored.conflict) {
      this.#document = restored.document;
      const conflict = { ...restored.conflict, theirRef };
      this.#state = { ...this.#state, status: 'conflict', conflict };
    } else if (isSame(restored.document, this.#base)) {
      this.#keeping.forget();
    } else {
      this.#document = restored.document;
      this.#state = { ...this.#state, status: 'waiting' };
    }
  }

  #set(change: Partial<SavingState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.onChange();
  }

  #schedule(after: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) {
      this.#timer = setTimeout(() => this.#send(), after);
    }
  }

  #keep = (): void => {
    const unsaved = { base: this.#base, document: this.#document };
    this.#keeping.keep(this.#isDirty ? unsaved : undefined);
  };

  #flush = (): void => {
    if (this.#isDirty) {
      this.#keep();
      if (this.#state.status === 'waiting') {
        clearTimeout(this.#timer);
        this.#send();
      }
    }
  };

  #retryNow = (): void => {
    if (this.#state.status === 'retrying') {
      this.#schedule(0);
    }
  };

  /** One at a time: whoever asks meanwhile waits for the one that is under way. */
  #send(): Promise<void> {
    if (this.#state.status !== 'conflict') {
      this.#sending ??= this.#write().finally(() => {
        this.#sending = undefined;
      });
    }
    return this.#sending ?? Promise.resolve();
  }

  async #write(): Promise<void> {
    const document = this.#document;
    this.#set({ status: 'saving', error: undefined });
    this.#sent ??= document;
    try {
      this.#acknowledge(
        document,
        await this.#options.api.saveChecklistDraft({
          params: { draftId: this.#draftId },
          body: { revision: this.#state.revision, document },
        }),
      );
    } catch (error) {
      await this.#fail(error);
    }
  }

  #acknowledge(document: ChecklistDocument, saved: ChecklistDraft): void {
    this.#attempts = 0;
    this.#sent = undefined;
    this.#base = openedDraft(saved.document);
    this.#saved = document;
    this.#set({
      status: this.#isDirty ? 'waiting' : 'saved',
      savedAt: Date.now(),
      problems: saved.problems,
      revision: saved.revision,
    });
    this.#forgetOrGoOn(PAUSE_MS);
  }

  #forgetOrGoOn(pause: number): void {
    if (this.#isDirty) {
      this.#schedule(pause);
      return;
    }
    this.#keeping.forget();
  }

  async #fail(error: unknown): Promise<void> {
    this.#keep();
    if (isConflict(error)) {
      await this.#merge(error);
    } else if (errorKindOf(error) === 'unreachable') {
      this.#retryLater(error);
    } else {
      this.#sent = undefined;
      this.#set({ status: 'refused', error });
    }
  }

  #retryLater(error: unknown): void {
    const pause = RETRIES_MS[Math.min(this.#attempts, RETRIES_MS.length - 1)];
    this.#attempts += 1;
    this.#set({ status: 'retrying', error });
    this.#schedule(pause);
  }

  /** Somebody else has saved it, or an answer to our own saving was lost. */
  async #merge(error: unknown): Promise<void> {
    let theirs: ChecklistDraft;
    try {
      theirs = await this.#options.api.getChecklistDraft({
        params: { draftId: this.#draftId },
      });
    } catch (failure) {
      this.#retryLater(failure);
      return;
    }
    if (theirs.revision === this.#state.revision) {
      // Refused for another reason than its revision.
      this.#set({ status: 'refused', error });
      return;
    }
    const saved = openedDraft(theirs.document);
    const isOwn = this.#sent !== undefined && isSame(saved, this.#sent);
    const sides = {
      base: isOwn ? saved : this.#base,
      mine: this.#document,
      theirs: saved,
    };
    this.#sent = undefined;
    const { conflicts } = mergeDrafts(sides);
    this.#base = sides.theirs;
    const { problems, revision, updatedBy } = theirs;
    this.#set({ problems, revision });
    if (conflicts.length) {
      const conflict = { conflicts, sides, theirRef: updatedBy };
      this.#set({ status: 'conflict', conflict });
      return;
    }
    this.#takeIn(sides);
    if (isSame(this.#document, this.#base)) {
      this.#saved = this.#document;
    }
    this.#set({
      status: this.#isDirty ? 'waiting' : 'saved',
      mergedFrom: isSame(sides.base, sides.theirs) ? undefined : updatedBy,
    });
    this.#forgetOrGoOn(0);
  }

  #takeIn(sides: Sides<ChecklistDocument>, choose?: Chooser): void {
    const { base, theirs } = sides;
    this.#options.onMerge(
      mine =>
        mergeDrafts({ base, mine, theirs }, choose ?? (() => 'mine')).merged,
    );
  }
}
