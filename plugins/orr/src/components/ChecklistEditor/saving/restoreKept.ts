import {
  ChecklistDocument,
  DraftConflict,
  mergeDrafts,
  Sides,
} from 'backstage-plugin-orr-common';
import { KeptDraft } from './KeptDrafts';

/** What two people changed in different ways, until it is decided. @internal */
export interface DraftConflicts {
  conflicts: DraftConflict[];
  sides: Sides<ChecklistDocument>;
}

/** A draft with what was kept of it. @internal */
export interface Restored {
  document: ChecklistDocument;
  /** What of the kept is in it. */
  takenUp: KeptDraft[];
  conflict?: DraftConflicts;
}

/**
 * The draft with what earlier pages could not save of it. Where that and what others saved since differ, it stops there: the
 * document is the one of that page until it is decided, and what other pages left waits for the next time.
 *
 * @internal
 */
export function restoreKept(
  kept: readonly KeptDraft[],
  saved: ChecklistDocument,
): Restored {
  const takenUp: KeptDraft[] = [];
  let document = saved;
  for (const one of kept) {
    const sides = { base: one.base, mine: one.document, theirs: document };
    const { merged, conflicts } = mergeDrafts(sides);
    takenUp.push(one);
    if (conflicts.length) {
      return {
        document: one.document,
        takenUp,
        conflict: { conflicts, sides },
      };
    }
    document = merged;
  }
  return { document, takenUp };
}
