import { newId } from '../../../newId';

const PREFIX = 'orr/page/';

/**
 * Knows which pages of this browser are still open, so that an edit which a closed one left behind is taken up, and one
 * which an open one is about to save is not. A page holds a lock for as long as it lives; the browser lets go of it even
 * when the page crashes. Where a browser has no locks, every other page counts as closed.
 *
 * @internal
 */
export class PageLife {
  static #ofThisPage: PageLife | undefined;

  /** One for all screens of a page. */
  static ofThisPage(): PageLife {
    this.#ofThisPage ??= new PageLife();
    return this.#ofThisPage;
  }

  readonly pageId = newId();
  readonly #locks: LockManager | undefined;
  #open: ReadonlySet<string> = new Set();

  constructor(locks: LockManager | undefined = navigator.locks) {
    this.#locks = locks;
    locks
      ?.request(`${PREFIX}${this.pageId}`, () => new Promise<never>(() => {}))
      .catch(() => {});
  }

  /** Finds out which other pages are open. */
  async look(): Promise<void> {
    try {
      const { held = [] } = (await this.#locks?.query()) ?? {};
      this.#open = new Set(
        held
          .map(({ name = '' }) => name)
          .filter(name => name.startsWith(PREFIX))
          .map(name => name.slice(PREFIX.length)),
      );
    } catch {
      // What was known last has to do.
    }
  }

  /** Whether another page was open when somebody looked last. */
  readonly isOpenElsewhere = (pageId: string): boolean =>
    pageId !== this.pageId && this.#open.has(pageId);
}
