const STORAGE_KEY = 'demo.persona';

/**
 * Who signed in last in this browser. A browser without storage forgets, which only costs a choice.
 *
 * @internal
 */
export const rememberedPersona = {
  read(): string | undefined {
    try {
      return window.localStorage.getItem(STORAGE_KEY) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(userRef: string): void {
    try {
      window.localStorage.setItem(STORAGE_KEY, userRef);
    } catch {
      // the choice then lasts until the next reload
    }
  },
  forget(): void {
    try {
      window.localStorage.removeItem(STORAGE_KEY);
    } catch {
      // nothing was remembered
    }
  },
};
