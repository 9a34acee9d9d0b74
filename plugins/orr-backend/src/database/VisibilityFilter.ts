import { OrrReviewFilter } from 'backstage-plugin-orr-node';

/**
 * Which entities a caller may see, in terms of the projection.
 *
 * @internal
 */
export type VisibilityFilter =
  | { type: 'everything' }
  | { type: 'nothing' }
  | { type: 'all'; filters: VisibilityFilter[] }
  | { type: 'any'; filters: VisibilityFilter[] }
  | { type: 'not'; filter: VisibilityFilter }
  /** The entity has the search key, with one of the values where some are given. */
  | { type: 'search'; key: string; values?: string[] }
  | { type: 'column'; column: OrrReviewFilter['column']; values: string[] }
  /** The entity is in a stored set of visible refs. */
  | { type: 'visibleSet'; setKey: string };
