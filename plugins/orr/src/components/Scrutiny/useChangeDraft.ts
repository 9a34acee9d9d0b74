import useSessionStorage from 'react-use/esm/useSessionStorage';

/** The changes that are about to be asked for, while they are written. @internal */
export interface ChangeDraft {
  /** Text by question; an empty one was opened and not written yet. */
  texts: Record<string, string>;
  message: string;
  write: (questionId: string, text: string) => void;
  remove: (questionId: string) => void;
  setMessage: (message: string) => void;
  clear: () => void;
}

interface Kept {
  texts: Record<string, string>;
  message: string;
}

const NOTHING: Kept = { texts: {}, message: '' };

/** Keeps them over a reload, by person and submission. @internal */
export function useChangeDraft(
  snapshotId: string | undefined,
  userRef: string,
): ChangeDraft {
  const [kept, keep] = useSessionStorage<Kept>(
    `orr.changes.${userRef}.${snapshotId}`,
    NOTHING,
  );
  return {
    ...kept,
    write: (questionId, text) =>
      keep({ ...kept, texts: { ...kept.texts, [questionId]: text } }),
    remove: questionId => {
      const { [questionId]: _removed, ...texts } = kept.texts;
      keep({ ...kept, texts });
    },
    setMessage: message => keep({ ...kept, message }),
    clear: () => keep(NOTHING),
  };
}
