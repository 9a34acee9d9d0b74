import {
  Answer,
  AnswerException,
  OrrApi,
  PresentPerson,
  ReviewSummary,
} from 'backstage-plugin-orr-common';

const SIGNALLED_BEAT_MS = 20_000;
const BEAT_MS = 15_000;
/** Signals that come close together are answered by one request. */
const CALM_MS = 1_000;
const SETTLE_MS = 500;

/** What a signal about a review says. @internal */
export type ReviewSignalType = 'answers' | 'comments' | 'presence' | 'review';

/** Where a review stands: a transition counts its revision up. @internal */
export type ReviewMark = Pick<ReviewSummary, 'state' | 'revision'>;

interface ReviewCompanyOptions {
  api: Pick<OrrApi, 'listAnswers' | 'notePresence'>;
  reviewId: string;
  /** Names this page. */
  sessionId: string;
  /** The answers as they were loaded, those of single covered entities included. */
  answers: Answer[];
  /** Whether the portal has signals; without them the page asks a little more often. */
  hasSignals: boolean;
  onPeople: (people: PresentPerson[]) => void;
  onAnswers: (answers: Answer[], exceptions: AnswerException[]) => void;
  onMark: (mark: ReviewMark) => void;
}

/**
 * Keeps one page in touch with everybody else at the same review: says where it is while somebody looks at it, and asks
 * for what the others have saved. A request that fails is made up by the next.
 *
 * @internal
 */
export class ReviewCompany {
  readonly #options: ReviewCompanyOptions;
  #place: string | undefined;
  #since: string | undefined;
  #answersAt: string;
  #running = false;
  #said: Promise<unknown> = Promise.resolve();
  #beatTimer: ReturnType<typeof setInterval> | undefined;
  #placeTimer: ReturnType<typeof setTimeout> | undefined;
  #calm = new Map<() => void, ReturnType<typeof setTimeout> | undefined>();

  constructor(options: ReviewCompanyOptions) {
    this.#options = options;
    this.#answersAt = options.answers.reduce(
      (latest, { answeredAt }) => (answeredAt > latest ? answeredAt : latest),
      '',
    );
  }

  start(): void {
    this.#running = true;
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('online', this.#ask);
    window.addEventListener('pagehide', this.#leave);
    this.#beatTimer = setInterval(
      this.#beat,
      this.#options.hasSignals ? SIGNALLED_BEAT_MS : BEAT_MS,
    );
    this.#beat();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('online', this.#ask);
    window.removeEventListener('pagehide', this.#leave);
    clearInterval(this.#beatTimer);
    clearTimeout(this.#placeTimer);
    this.#calm.forEach(timer => clearTimeout(timer));
    this.#calm.clear();
    this.#leave();
    this.#running = false;
  }

  /** Notes at which question the person is. */
  goTo(questionId: string | undefined): void {
    if (questionId === this.#place) {
      return;
    }
    this.#place = questionId;
    clearTimeout(this.#placeTimer);
    if (this.#running) {
      // Whoever leafs through the questions is nowhere yet.
      this.#placeTimer = setTimeout(this.#beat, SETTLE_MS);
    }
  }

  /** Somebody did something in the review. */
  hear(type: ReviewSignalType): void {
    // What is said beside answers is loaded where it is shown.
    if (type !== 'comments') {
      this.#calmly(type === 'presence' ? this.#beat : this.#ask);
    }
  }

  /** At once, and once more afterwards for all that comes within a second. */
  #calmly(act: () => void) {
    if (this.#calm.has(act)) {
      clearTimeout(this.#calm.get(act));
      this.#calm.set(
        act,
        setTimeout(() => {
          this.#calm.delete(act);
          act();
        }, CALM_MS),
      );
      return;
    }
    act();
    this.#calm.set(
      act,
      setTimeout(() => this.#calm.delete(act), CALM_MS),
    );
  }

  readonly #beat = () => {
    if (document.visibilityState === 'hidden') {
      return;
    }
    this.#say(false).then(
      presence => {
        if (!this.#running) {
          return;
        }
        this.#options.onPeople(presence.people);
        this.#options.onMark(presence.review);
        const { answersAt = '' } = presence;
        if (answersAt > this.#answersAt) {
          this.#answersAt = answersAt;
          this.#ask();
        }
      },
      // Nobody knows any more who is there.
      () => this.#running && this.#options.onPeople([]),
    );
  };

  readonly #leave = () => {
    this.#say(true).catch(() => {});
  };

  /** One word after the other, so that the last one counts. */
  #say(leaving: boolean) {
    const { api, reviewId, sessionId } = this.#options;
    const said = this.#said
      .catch(() => {})
      .then(() =>
        api.notePresence(
          {
            params: { reviewId },
            body: leaving
              ? { sessionId, leaving }
              : { sessionId, questionId: this.#place },
          },
          { keepalive: leaving },
        ),
      );
    this.#said = said;
    return said;
  }

  readonly #ask = () => {
    const { api, reviewId, onAnswers, onMark } = this.#options;
    api
      .listAnswers({ params: { reviewId }, query: { since: this.#since } })
      .then(({ items, exceptions, at, review }) => {
        if (this.#running) {
          this.#since = at;
          onAnswers(items, exceptions);
          onMark(review);
        }
      })
      .catch(() => {});
  };

  readonly #onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      this.#leave();
    } else {
      this.#beat();
      this.#ask();
    }
  };
}
