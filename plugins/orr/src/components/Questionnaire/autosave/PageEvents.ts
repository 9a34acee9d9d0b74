/** What happens to the page around a form: it is left, it comes back, it is about to be closed. @internal */
export class PageEvents {
  readonly #onLeave: () => void;
  readonly #onBack: () => void;
  readonly #wouldLose: () => boolean;

  constructor(options: {
    /** The page is closed, or nobody looks at it any more. */
    onLeave: () => void;
    /** Somebody looks at it again, or the network is back. */
    onBack: () => void;
    /** Whether closing it now would lose something. */
    wouldLose: () => boolean;
  }) {
    this.#onLeave = options.onLeave;
    this.#onBack = options.onBack;
    this.#wouldLose = options.wouldLose;
  }

  listen(): void {
    window.addEventListener('online', this.#onBack);
    window.addEventListener('pageshow', this.#onBack);
    window.addEventListener('pagehide', this.#onLeave);
    window.addEventListener('beforeunload', this.#askToStay);
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  ignore(): void {
    window.removeEventListener('online', this.#onBack);
    window.removeEventListener('pageshow', this.#onBack);
    window.removeEventListener('pagehide', this.#onLeave);
    window.removeEventListener('beforeunload', this.#askToStay);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  readonly #onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      this.#onLeave();
    } else {
      this.#onBack();
    }
  };

  readonly #askToStay = (event: Event) => {
    if (this.#wouldLose()) {
      event.preventDefault();
    }
  };
}
