/** When a review is frozen: as it is submitted, as it is decided, and whenever somebody wants it. @public */
export const SNAPSHOT_KINDS = ['submission', 'decision', 'byHand'] as const;

/** One of {@link SNAPSHOT_KINDS}. @public */
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

/** The most snapshots that are made of one review by hand. @public */
export const MAX_SNAPSHOTS_BY_HAND = 50;
