/** Entities of a row under a checklist. @internal */
export interface AskedCount {
  rowRef: string;
  checklistId: string;
  entities: number;
  decided: number;
}

/** Questions of a row that are alike. @internal */
export interface GapCount {
  rowRef: string;
  checklistId: string;
  column: string;
  level: string;
  state: string;
  contradicted: boolean;
  count: number;
}

/** Entities of a row with an open question. @internal */
export interface ConcernedCount {
  rowRef: string;
  column: string;
  entities: number;
}

/** All that was counted, of several rows or of all together. @internal */
export interface CountedGaps {
  asked: AskedCount[];
  /** Each entity once, whatever number of checklists asks it. */
  entities: Omit<AskedCount, 'checklistId'>[];
  gaps: GapCount[];
  concerned: ConcernedCount[];
}
