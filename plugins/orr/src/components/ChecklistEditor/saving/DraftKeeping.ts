import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { KeptDraft, KeptDrafts } from './KeptDrafts';
import { Restored, restoreKept } from './restoreKept';

const KEEP_MS = 250;

/** Keeps on this device what is not saved of a draft, shortly after it was written, until all of it is saved. @internal */
export class DraftKeeping {
  readonly #kept: KeptDrafts;
  /** What earlier pages left, as far as it is in the document. */
  #takenUp: KeptDraft[] = [];
  #timer?: ReturnType<typeof setTimeout>;

  constructor(kept: KeptDrafts) {
    this.#kept = kept;
  }

  restore(saved: ChecklistDocument): Restored {
    const restored = restoreKept(this.#kept.takeUp(), saved);
    this.#takenUp = restored.takenUp;
    return restored;
  }

  /** Calls back once, however much is written until then. */
  soon(keep: () => void): void {
    this.#timer ??= setTimeout(keep, KEEP_MS);
  }

  /** Nothing is kept where all is saved. */
  keep(unsaved: Omit<KeptDraft, 'keptAt'> | undefined): void {
    this.#wait();
    if (unsaved) {
      this.#kept.keep(unsaved);
    }
  }

  /** All of it is saved. */
  forget(): void {
    this.#wait();
    this.#kept.drop(this.#takenUp);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
