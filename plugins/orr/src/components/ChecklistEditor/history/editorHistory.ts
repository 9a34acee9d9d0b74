/** How many steps can be taken back. */
const STEPS = 200;
/** How many of them take in what others changed meanwhile; older ones are let go, since each is merged by itself. */
const REBASED_STEPS = 20;
/** Letters typed within this time of each other are one step. */
const PAUSE_MS = 1_500;

/** A document with what it was before and what was taken back of it. @internal */
export interface EditorHistory<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** The last edit, as long as another of the same kind belongs to it. */
  last?: { kind: string; at: number };
}

/** @internal */
export type HistoryAction<T> =
  | {
      type: 'edit';
      change: (present: T) => T;
      /** Edits of the same kind that follow each other at once are one step, such as the letters of a title. */
      kind?: string;
      /** Milliseconds since 1970. */
      at: number;
    }
  | { type: 'undo' }
  | { type: 'redo' }
  /** What others changed comes into every step, so that taking one back takes back nothing of theirs. */
  | { type: 'rebase'; change: (document: T) => T };

/** @internal */
export function startHistory<T>(present: T): EditorHistory<T> {
  return { past: [], present, future: [] };
}

/** @internal */
export function editorHistory<T>(
  history: EditorHistory<T>,
  action: HistoryAction<T>,
): EditorHistory<T> {
  const { past, present, future, last } = history;
  switch (action.type) {
    case 'undo':
      return past.length
        ? {
            past: past.slice(0, -1),
            present: past[past.length - 1],
            future: [present, ...future],
          }
        : history;
    case 'redo':
      return future.length
        ? {
            past: [...past, present],
            present: future[0],
            future: future.slice(1),
          }
        : history;
    case 'rebase':
      return {
        past: past.slice(-REBASED_STEPS).map(action.change),
        present: action.change(present),
        future: future.slice(0, REBASED_STEPS).map(action.change),
      };
    default: {
      const next = action.change(present);
      if (next === present) {
        return history;
      }
      const { kind, at } = action;
      const goesOn =
        kind !== undefined && last?.kind === kind && at - last.at < PAUSE_MS;
      return {
        past: goesOn ? past : [...past, present].slice(-STEPS),
        present: next,
        future: [],
        last: kind === undefined ? undefined : { kind, at },
      };
    }
  }
}
