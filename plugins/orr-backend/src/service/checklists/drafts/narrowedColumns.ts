import type { FilterMatchBody } from 'backstage-plugin-orr-common';
import { NarrowedColumns } from '../../../database/checklistDraft/FilterMatchModel';

type Filter = FilterMatchBody['filter'];

const COLUMNS: Record<string, keyof NarrowedColumns> = {
  kind: 'kind',
  'spec.type': 'type',
  'spec.lifecycle': 'lifecycle',
};
/** Such a text equals no number, has no blanks at its ends, and is the same in lower case everywhere. */
const PLAIN = /^[a-z][\w.-]*$/i;

/**
 * What columns of an entity must say so that a filter can match it: less than the filter says, and never more. So that a
 * database need not hand over what cannot match.
 *
 * @internal
 */
export function narrowedColumns(filter: Filter): NarrowedColumns {
  const narrowed: NarrowedColumns = {};
  for (const [field, condition] of neededBy(filter)) {
    const column = COLUMNS[field];
    const values = valuesOf(condition);
    if (column && values && !narrowed[column]) {
      narrowed[column] = values;
    }
  }
  return narrowed;
}

/** The conditions without which it does not hold. */
function neededBy(filter: Filter): [string, unknown][] {
  if (typeof filter !== 'object') {
    return [];
  }
  const { $all } = filter as { $all?: Filter[] };
  return Array.isArray($all) ? $all.flatMap(neededBy) : Object.entries(filter);
}

function valuesOf(condition: unknown): string[] | undefined {
  const values: unknown[] =
    typeof condition === 'object' && condition !== null
      ? (condition as { $in?: unknown[] }).$in ?? [undefined]
      : [condition];
  const plain = values.flatMap(value =>
    typeof value === 'string' && PLAIN.test(value)
      ? [value.toLocaleLowerCase('en-US')]
      : [],
  );
  return plain.length === values.length ? plain : undefined;
}
