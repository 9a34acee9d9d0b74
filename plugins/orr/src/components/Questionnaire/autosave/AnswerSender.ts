import { Answer, answerSchema, OrrApi } from 'backstage-plugin-orr-common';
import { SentWrite } from './DraftStore';

const PATIENCE_MS = 30_000;

interface AnswerSenderOptions {
  api: Pick<OrrApi, 'saveAnswer'>;
  reviewId: string;
  userRef: string;
  whoIsSignedIn?: () => Promise<string>;
}

/** Somebody else has signed in since the page was opened. @internal */
export class OtherUserError extends Error {}

/** Sends one write of one person, once, and says whether it was answered. @internal */
export class AnswerSender {
  readonly #options: AnswerSenderOptions;

  constructor(options: AnswerSenderOptions) {
    this.#options = options;
  }

  /** Rejects as the client does, and where nothing answers for half a minute. */
  async send(questionId: string, sent: SentWrite): Promise<Answer> {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const outOfPatience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        abort.abort();
        reject(new Error('No answer'));
      }, PATIENCE_MS);
    });
    try {
      return await Promise.race([
        this.#attempt(questionId, sent, abort.signal),
        outOfPatience,
      ]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #attempt(
    questionId: string,
    sent: SentWrite,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { api, reviewId, userRef, whoIsSignedIn } = this.#options;
    // Signing in on another tab changes who this one sends as.
    if (whoIsSignedIn && (await whoIsSignedIn()) !== userRef) {
      throw new OtherUserError();
    }
    const body = {
      mutationId: sent.mutationId,
      revision: sent.revision,
      ...sent.write,
    };
    const answer = await api.saveAnswer(
      { params: { reviewId, questionId }, body },
      // The last words of a page that is closed.
      { signal, keepalive: document.visibilityState === 'hidden' },
    );
    const parsed = answerSchema.safeParse(answer);
    if (!parsed.success) {
      throw new SyntaxError('Something else than the service has answered');
    }
    return parsed.data;
  }
}
