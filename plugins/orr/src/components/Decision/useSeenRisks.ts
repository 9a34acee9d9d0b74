import { useCallback, useEffect, useState } from 'react';

/** Which open high risks the decider has had before their eyes. @internal */
export interface SeenRisks {
  has: (questionId: string) => boolean;
  see: (questionId: string) => void;
}

function read(key: string): string[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** Keeps it over a reload, by person and submission. @internal */
export function useSeenRisks(
  snapshotId: string | undefined,
  userRef: string,
): SeenRisks {
  const key = `orr.seen.${userRef}.${snapshotId}`;
  const [ids, setIds] = useState(() => read(key));
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(ids));
    } catch {
      // A browser that keeps nothing asks again after a reload.
    }
  }, [key, ids]);
  // Several come on the screen at once, so each adds to what the one before has left.
  const see = useCallback(
    (questionId: string) =>
      setIds(before =>
        before.includes(questionId) ? before : [...before, questionId],
      ),
    [],
  );
  return { has: questionId => ids.includes(questionId), see };
}
