import { AutosaveState, SaveState } from './questionEdit';
import { Trouble } from './SendGate';

/** What the saving line says over all questions. @internal */
export interface SaveSummary {
  state: 'idle' | 'saved' | 'saving' | 'retrying' | 'attention';
  /** Edits which are on this device alone. */
  kept: number;
  /** Why nothing can be sent now. */
  trouble?: Trouble;
  lastSavedAt?: Date;
  /** The questions which wait for the person. */
  conflicts: string[];
  /** Who changed each of these. */
  changedBy: Record<string, string>;
  refused: string[];
  incomplete: string[];
  /** Writes under way or about to be. */
  underWay: number;
}

/** Folds the saving of all answers into one line. @internal */
export function saveSummaryOf({
  questions,
  lastSavedAt,
  trouble,
}: AutosaveState): SaveSummary {
  const inState = (...states: SaveState[]) =>
    Object.keys(questions).filter(id => states.includes(questions[id].state));
  const retrying = inState('retrying');
  const underWay = inState('pending', 'saving', 'retrying');
  const conflicts = inState('conflict');
  const refused = inState('refused');
  const incomplete = inState('incomplete');
  const attention = conflicts.length + refused.length + incomplete.length;
  const rest = {
    lastSavedAt,
    trouble,
    conflicts,
    changedBy: Object.fromEntries(
      conflicts.map(id => [id, questions[id].theirs?.answeredBy ?? '']),
    ),
    refused,
    incomplete,
    underWay: underWay.length,
  };
  const kept = underWay.length + attention;
  if (retrying.length) {
    return { state: 'retrying', kept, ...rest };
  }
  if (underWay.length) {
    return { state: 'saving', kept, ...rest };
  }
  if (attention) {
    return { state: 'attention', kept, ...rest };
  }
  return { state: lastSavedAt ? 'saved' : 'idle', kept, ...rest };
}
