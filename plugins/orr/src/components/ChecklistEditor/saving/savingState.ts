import {
  ChecklistDocument,
  ChecklistDraft,
  OrrApi,
  PlacedProblem,
} from 'backstage-plugin-orr-common';
import { KeptDrafts } from './KeptDrafts';
import { DraftConflicts } from './restoreKept';

/** What is to be decided, and who saved the other side. @internal */
export interface OpenConflict extends DraftConflicts {
  theirRef: string;
}

/** Where saving stands. @internal */
export interface SavingState {
  status: 'saved' | 'waiting' | 'saving' | 'retrying' | 'refused' | 'conflict';
  /** Milliseconds since 1970, once something was saved. */
  savedAt?: number;
  /** Why it is not saved. */
  error?: unknown;
  conflict?: OpenConflict;
  /** Who changed it meanwhile, whose changes are in it now. */
  mergedFrom?: string;
  problems: PlacedProblem[];
  revision: number;
}

/** @internal */
export interface DraftSavingOptions {
  api: Pick<OrrApi, 'saveChecklistDraft' | 'getChecklistDraft'>;
  draft: ChecklistDraft;
  kept: KeptDrafts;
  /** What others changed comes into every document that the editor holds. */
  onMerge: (change: (document: ChecklistDocument) => ChecklistDocument) => void;
  onChange: () => void;
}
