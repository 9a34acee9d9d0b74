/** When a binding told all there was for the last time, at least, to be called something. ISO instants. @internal */
export interface BindingAges {
  fresh: string;
  /** Else it is stale. */
  ageing: string;
}

/** How asking about a binding goes, each with what says so of a row of `source_binding`. @internal */
export const BINDING_STATES = {
  failing: 'problem is not null',
  new: 'problem is null and synced_at is null',
  fresh: 'problem is null and synced_at >= :fresh',
  ageing: 'problem is null and synced_at < :fresh and synced_at >= :ageing',
  stale: 'problem is null and synced_at < :ageing',
} as const;

/** @internal */
export type BindingState = keyof typeof BINDING_STATES;
