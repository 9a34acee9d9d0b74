const STORAGE_KEY = 'demo.persona';

/** Who was chosen last in this browser, as a user ref. @internal */
export const chosenPersona = {
  read: () => window.localStorage.getItem(STORAGE_KEY) ?? undefined,
  write: (userRef: string) => window.localStorage.setItem(STORAGE_KEY, userRef),
  forget: () => window.localStorage.removeItem(STORAGE_KEY),
};
