import { ReadinessSort } from 'backstage-plugin-orr-common';

/** What the list can show of an entity and be sorted by, in the order of the table. @internal */
export const LIST_COLUMNS = [
  'name',
  'standing',
  'owner',
  'kind',
  'type',
  'system',
  'tier',
  'lifecycle',
  'openReview',
  'due',
  'validUntil',
  'programme',
  'deployHealth',
] as const satisfies readonly ReadinessSort[];

/** @internal */
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** Without these a row says nothing. */
const ALWAYS: readonly ListColumn[] = ['name', 'standing'];

/** @internal */
export const DEFAULT_COLUMNS: readonly ListColumn[] = [
  'name',
  'standing',
  'owner',
  'type',
  'tier',
  'openReview',
  'due',
];

/** What one may leave out. @internal */
export const CHOOSABLE_COLUMNS = LIST_COLUMNS.filter(
  column => !ALWAYS.includes(column),
);

/** Known columns in the order of the table, with those that are always there. @internal */
export function toColumns(names: readonly string[]): ListColumn[] {
  return LIST_COLUMNS.filter(
    column => ALWAYS.includes(column) || names.includes(column),
  );
}

/** @internal */
export function isDefault(columns: readonly ListColumn[]): boolean {
  return columns.join() === DEFAULT_COLUMNS.join();
}
