/** @internal */
export interface RollUpStateRow {
  id: string;
  generation: number;
  building: number | null;
  built_after: string | null;
  built: number | null;
  build_started_at: string | null;
  build_started_by: string | null;
  drained_at: string | null;
  kept_since: string | null;
  last_check: string | null;
  /** How many changes were counted in all. */
  folded: number | string;
  /** When all open questions were counted for the first time. */
  gaps_kept_from: string | null;
  /** The day on which what all entities add to figures had been written down for the first time. */
  figures_kept_from: string | null;
}

/** @internal */
export interface FoldedRow {
  generation: number;
  entity_id: string;
  placement: string | null;
}
