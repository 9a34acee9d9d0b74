import {
  ChecklistDocument,
  ChecklistDraft,
  Chooser,
} from 'backstage-plugin-orr-common';
import { ChangeListeners } from '../TypedText';
import {
  EditorHistory,
  editorHistory,
  HistoryAction,
  startHistory,
} from './history/editorHistory';
import { DraftSaving } from './saving/DraftSaving';
import { DraftSavingOptions, SavingState } from './saving/savingState';
import { UnreadText, UnreadTexts } from './unread/UnreadTexts';

/** What the editor shows. @internal */
export interface DraftEditorState {
  document: ChecklistDocument;
  canUndo: boolean;
  canRedo: boolean;
  saving: SavingState;
  /** What fields hold that is not in the document, since it cannot be read. */
  unread: readonly UnreadText[];
}

/** A draft while it is edited: its steps, and how each comes to be saved. @internal */
export class DraftEditor {
  readonly #saving: DraftSaving;
  readonly unread: UnreadTexts;
  readonly #listeners = new ChangeListeners();
  #history: EditorHistory<ChecklistDocument>;
  #state: DraftEditorState;

  constructor(
    options: Pick<DraftSavingOptions, 'api' | 'kept'> & {
      draft: ChecklistDraft;
      userRef: string;
    },
  ) {
    this.unread = new UnreadTexts({
      userRef: options.userRef,
      draftId: options.draft.id,
      onChange: () => this.#tell(),
    });
    this.#saving = new DraftSaving({
      ...options,
      onMerge: change => this.#act({ type: 'rebase', change }),
      onChange: () => this.#tell(),
    });
    this.#history = startHistory(this.#saving.document);
    this.#state = this.#read();
  }

  subscribe = (listener: () => void) => this.#listeners.subscribe(listener);

  getState = (): DraftEditorState => this.#state;

  start(): void {
    this.#saving.start();
  }

  stop(): void {
    this.#saving.stop();
  }

  /** Edits of the same kind that follow each other at once are one step. */
  edit(
    change: (document: ChecklistDocument) => ChecklistDocument,
    kind?: string,
  ): void {
    this.#act({ type: 'edit', change, kind, at: Date.now() });
  }

  undo(): void {
    this.#act({ type: 'undo' });
  }

  redo(): void {
    this.#act({ type: 'redo' });
  }

  decide(choose: Chooser): void {
    this.#saving.decide(choose);
  }

  /** Saves what is not saved; answers whether all is. */
  settle(): Promise<boolean> {
    return this.#saving.settle();
  }

  /** The document as it is saved, once what is not saved yet is, or cannot be. */
  async savedDocument(): Promise<ChecklistDocument> {
    await this.settle();
    return this.#saving.saved;
  }

  #act(action: HistoryAction<ChecklistDocument>): void {
    const before = this.#history.present;
    this.#history = editorHistory(this.#history, action);
    if (this.#history.present !== before) {
      this.#saving.change(this.#history.present);
    }
    this.#tell();
  }

  #read(): DraftEditorState {
    const { past, present, future } = this.#history;
    return {
      document: present,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      saving: this.#saving.getState(),
      unread: this.unread.all,
    };
  }

  #tell(): void {
    // While it begins, there is nothing to tell of yet.
    if (this.#history) {
      this.#state = this.#read();
      this.#listeners.tell();
    }
  }
}
