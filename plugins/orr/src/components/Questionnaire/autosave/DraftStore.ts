import { Answer } from 'backstage-plugin-orr-common';
import { AnswerDraft } from './answerDraft';
import { newId } from '../../../newId';
import { AnswerWrite } from './readDraft';

/** A write as it was sent, kept so that a retry is the same write. @internal */
export interface SentWrite {
  mutationId: string;
  revision: number;
  write: AnswerWrite;
}

/** An edit which the server has not acknowledged yet. @internal */
export interface KeptEdit {
  draft: AnswerDraft;
  /** The revision of the answer on which the edit is based. */
  revision: number;
  /** That answer, if there was one. */
  base?: Answer;
  /** The write that was under way, whose acknowledgement may have been lost. */
  sent?: SentWrite;
  /** The page which wrote it. */
  pageId: string;
  /** Milliseconds since 1970. */
  keptAt?: number;
}

type DraftStorage = Pick<
  Storage,
  'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'
>;

/**
 * Keeps unacknowledged edits on this device, by user, review, question and page: pages do not write over each other, and
 * nobody reads what somebody else typed in the same browser. Where the browser refuses to store (private mode, full), an
 * edit is in memory alone.
 *
 * @internal
 */
export class DraftStore {
  readonly #prefix: string;
  readonly #pageId: string;
  readonly #isOpenElsewhere: (pageId: string) => boolean;
  readonly #storage: DraftStorage;
  /** What was taken up from other pages, until it is kept as an edit of this one. */
  readonly #takenUp = new Map<string, string>();

  constructor(options: {
    userRef: string;
    reviewId: string;
    pageId?: string;
    isOpenElsewhere?: (pageId: string) => boolean;
    storage?: DraftStorage;
  }) {
    this.#prefix = `orr/draft/${options.userRef}/${options.reviewId}/`;
    this.#pageId = options.pageId ?? newId();
    this.#isOpenElsewhere = options.isOpenElsewhere ?? (() => false);
    this.#storage = options.storage ?? window.localStorage;
  }

  /** What this page left, or else what a page left that is closed by now, the latest of several. */
  readAll(): Map<string, KeptEdit> {
    const found = new Map<string, KeptEdit>();
    for (const key of this.#keys()) {
      // An id has no slash; before pages had drafts of their own, the key ended with it.
      const [questionId] = key.slice(this.#prefix.length).split('/');
      const kept = this.#read(key);
      const other = found.get(questionId);
      if (
        kept &&
        !this.#isOpenElsewhere(kept.pageId) &&
        (kept.keptAt ?? 0) >= (other?.keptAt ?? 0)
      ) {
        found.set(questionId, kept);
        this.#takenUp.set(questionId, key);
      }
    }
    return found;
  }

  /** Answers whether the edit would survive the end of the page. */
  keep(questionId: string, edit: Omit<KeptEdit, 'pageId' | 'keptAt'>): boolean {
    const key = this.#keyOf(questionId);
    try {
      this.#storage.setItem(
        key,
        JSON.stringify({ ...edit, pageId: this.#pageId, keptAt: Date.now() }),
      );
    } catch {
      // The edit stays in memory and goes on being sent.
      return false;
    }
    const takenUp = this.#takenUp.get(questionId);
    if (takenUp && takenUp !== key) {
      this.#storage.removeItem(takenUp);
    }
    this.#takenUp.delete(questionId);
    return true;
  }

  drop(questionId: string): void {
    this.#storage.removeItem(this.#keyOf(questionId));
  }

  #keyOf(questionId: string): string {
    return `${this.#prefix}${questionId}/${this.#pageId}`;
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

  #read(key: string): KeptEdit | undefined {
    try {
      const text = this.#storage.getItem(key);
      return text ? JSON.parse(text) : undefined;
    } catch {
      return undefined;
    }
  }
}
