/**
 * Why nothing can be sent now: no connection, a server that does not answer, one that asks to wait, nobody signed in, or
 * somebody else.
 *
 * @internal
 */
export type Trouble =
  | 'offline'
  | 'unanswered'
  | 'busy'
  | 'signedOut'
  | 'otherUser';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Holds back all writes while one of them says that none would arrive. After a pause that grows, one write is let
 * through; once that is answered, the others follow.
 *
 * @internal
 */
export class SendGate {
  readonly #onTry: () => void;
  readonly #onOpen: () => void;
  #trouble: Trouble | undefined;
  #failures = 0;
  #tryUnderWay = false;
  #notBefore = 0;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: {
    /** Asked to send one write, to see whether it arrives. */
    onTry: () => void;
    /** Told that everything may be sent again. */
    onOpen: () => void;
  }) {
    this.#onTry = options.onTry;
    this.#onOpen = options.onOpen;
  }

  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  /** Whether a write may go now; while the gate is closed, one may that tries it. */
  letThrough(): boolean {
    if (!this.#trouble) {
      return true;
    }
    if (this.#timer !== undefined || this.#tryUnderWay) {
      return false;
    }
    this.#tryUnderWay = true;
    return true;
  }

  /** A write did not arrive. */
  failed(trouble: Trouble, retryAfterMs = 0): void {
    this.#trouble = trouble;
    this.#tryUnderWay = false;
    if (this.#stopped || this.#timer !== undefined) {
      // One of several that were under way together: the pause has begun already.
      return;
    }
    const pause = Math.min(
      FIRST_PAUSE_MS * 2 ** this.#failures,
      LONGEST_PAUSE_MS,
    );
    this.#failures += 1;
    this.#notBefore = Date.now() + retryAfterMs;
    this.#timer = setTimeout(() => this.#try(), Math.max(pause, retryAfterMs));
  }

  /** A write was answered, whatever the answer. */
  answered(): void {
    const wasClosed = this.#trouble !== undefined;
    this.#wait();
    this.#trouble = undefined;
    this.#tryUnderWay = false;
    this.#failures = 0;
    if (wasClosed) {
      this.#onOpen();
    }
  }

  /** Something happened after which it may work: the network is back, the page is looked at again. */
  retryNow(): void {
    if (this.#trouble && Date.now() >= this.#notBefore) {
      this.#try();
    }
  }

  start(): void {
    this.#stopped = false;
  }

  /** Tries no more by itself. */
  stop(): void {
    this.#stopped = true;
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #try(): void {
    this.#wait();
    this.#onTry();
  }
}
