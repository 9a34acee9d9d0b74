/** So long at most, what is typed is on screen before what follows from it. */
const PAINTED_MS = 20;

const waiting = new Set<ChangeListeners>();
let isTyping = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * What changes by `act` is heard of right after the letter that was typed is on screen, instead of before. For fields that
 * show what is typed by themselves.
 *
 * @internal
 */
export function whileTyping(act: () => void): void {
  isTyping = true;
  try {
    act();
  } finally {
    isTyping = false;
  }
}

/** Has everybody hear of what was typed: it is to be known before something else happens. @internal */
export function tellTyped(): void {
  clearTimeout(timer);
  timer = undefined;
  const told = [...waiting];
  waiting.clear();
  told.forEach(listeners => listeners.tell());
}

/** Who hears of the changes of a store. @internal */
export class ChangeListeners {
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** At once, but for changes by typing. */
  tell(): void {
    if (isTyping) {
      waiting.add(this);
      timer ??= setTimeout(tellTyped, PAINTED_MS);
      return;
    }
    waiting.delete(this);
    this.#listeners.forEach(listener => listener());
  }
}
