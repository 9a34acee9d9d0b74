import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { newId } from '../../../newId';

/** Work that the server has not acknowledged yet. @internal */
export interface KeptDraft {
  /** What it was made from. */
  base: ChecklistDocument;
  document: ChecklistDocument;
  /** Milliseconds since 1970. */
  keptAt: number;
}

type KeptStorage = Pick<
  Storage,
  'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'
>;

/**
 * Keeps what is not saved of a draft on this device, by user, draft and page: pages do not write over each other, and nobody
 * reads what somebody else typed in the same browser. Where the browser refuses to store, it is in memory alone.
 *
 * @internal
 */
export class KeptDrafts {
  readonly #prefix: string;
  readonly #key: string;
  readonly #storage: KeptStorage;

  constructor(options: {
    userRef: string;
    draftId: string;
    storage?: KeptStorage;
  }) {
    this.#prefix = `orr/checklist-draft/${options.userRef}/${options.draftId}/`;
    this.#key = `${this.#prefix}${newId()}`;
    this.#storage = options.storage ?? window.localStorage;
  }

  /** Takes up what earlier pages left, the oldest first; it is kept until this page has kept or saved it. */
  takeUp(): KeptDraft[] {
    return this.#keys()
      .flatMap(key => this.#read(key) ?? [])
      .sort((one, other) => one.keptAt - other.keptAt);
  }

  /** Answers whether it would survive the end of the page. */
  keep(kept: Omit<KeptDraft, 'keptAt'>): boolean {
    try {
      this.#storage.setItem(
        this.#key,
        JSON.stringify({ ...kept, keptAt: Date.now() }),
      );
      return true;
    } catch {
      return false;
    }
  }

  /** Once it is saved; with what was taken up from earlier pages, which is in it. */
  drop(takenUp: readonly KeptDraft[] = []): void {
    const times = new Set(takenUp.map(({ keptAt }) => keptAt));
    for (const key of this.#keys()) {
      if (key === this.#key || times.has(this.#read(key)?.keptAt ?? NaN)) {
        this.#storage.removeItem(key);
      }
    }
  }

  #keys(): string[] {
    try {
      return Array.from(
        { length: this.#storage.length },
        (_, index) => this.#storage.key(index) ?? '',
      ).filter(key => key.startsWith(this.#prefix));
    } catch {
      return [];
    }
  }

  #read(key: string): KeptDraft | undefined {
    try {
      const text = this.#storage.getItem(key);
      return text ? JSON.parse(text) : undefined;
    } catch {
      return undefined;
    }
  }
}
