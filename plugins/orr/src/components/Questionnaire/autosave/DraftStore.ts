import { AnswerDraft } from './answerDraft';
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
  /** The write that was under way, whose acknowledgement may have been lost. */
  sent?: SentWrite;
  /** The page which wrote it, so that another one does not drop it. */
  pageId: string;
}

/**
 * Keeps unacknowledged edits on this device, by user, review and question. A browser that refuses to store
 * (private mode, full) loses only the protection against a reload.
 *
 * @internal
 */
export class DraftStore {
  readonly #prefix: string;
  readonly #pageId = crypto.randomUUID();
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

  constructor(options: {
    userRef: string;
    reviewId: string;
    storage?: Storage;
  }) {
    this.#prefix = `orr/draft/${options.userRef}/${options.reviewId}/`;
    this.#storage = options.storage ?? window.localStorage;
  }

  read(questionId: string): KeptEdit | undefined {
    try {
      const text = this.#storage.getItem(this.#prefix + questionId);
      return text ? JSON.parse(text) : undefined;
    } catch {
      return undefined;
    }
  }

  keep(questionId: string, edit: Omit<KeptEdit, 'pageId'>): void {
    try {
      this.#storage.setItem(
        this.#prefix + questionId,
        JSON.stringify({ ...edit, pageId: this.#pageId }),
      );
    } catch {
      // The edit stays in memory and goes on being sent.
    }
  }

  drop(questionId: string): void {
    if (this.read(questionId)?.pageId === this.#pageId) {
      this.#storage.removeItem(this.#prefix + questionId);
    }
  }
}
