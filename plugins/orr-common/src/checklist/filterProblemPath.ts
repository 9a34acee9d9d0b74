import { filterPredicateSchema } from './filterPredicateSchema';

/**
 * Where a filter of the catalog's language cannot be read, such as `$all[1].spec.type`; empty for the whole. Undefined where it
 * can.
 *
 * @public
 */
export function filterProblemPath(value: unknown): string | undefined {
  if (filterPredicateSchema.safeParse(value).success) {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return '';
  }
  const entries = Object.entries(value);
  const [[operator, operand] = ['', undefined]] = entries;
  const isAlone = entries.length === 1;
  if (isAlone && operator === '$not') {
    return joined('$not', filterProblemPath(operand));
  }
  if (isAlone && (operator === '$all' || operator === '$any')) {
    return Array.isArray(operand)
      ? firstOf(
          operand.map((part, index) =>
            joined(`${operator}[${index}]`, filterProblemPath(part)),
          ),
        )
      : operator;
  }
  // Operators stand alone, and there are no others.
  return firstOf(
    entries.map(([field, condition]) =>
      field.startsWith('$') ||
      !filterPredicateSchema.safeParse({ [field]: condition }).success
        ? field
        : undefined,
    ),
  );
}

function joined(step: string, rest: string | undefined): string | undefined {
  return rest === undefined
    ? undefined
    : [step, rest].filter(Boolean).join('.');
}

function firstOf(paths: (string | undefined)[]): string {
  return paths.find(path => path !== undefined) ?? '';
}
