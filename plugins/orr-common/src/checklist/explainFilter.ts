import {
  evaluateFilterPredicate,
  FilterPredicate,
  getJsonValueAtPath,
} from '@backstage/filter-predicates';

type JsonValue = Exclude<Parameters<typeof getJsonValueAtPath>[0], undefined>;

/** What one condition of a filter asks of a field. @public */
export const FILTER_TESTS = [
  'is',
  'in',
  'exists',
  'missing',
  'contains',
  'prefix',
  'unknown',
] as const;

/** A part of a filter, and whether it holds for one entity. @public */
export interface FilterExplanation {
  /**
   * all and any have parts; not has one that must not hold; field is a condition on a field; value stands alone, which no entity
   * is equal to.
   */
  type: 'all' | 'any' | 'not' | 'field' | 'value';
  /** Whether it holds. */
  holds: boolean;
  /** What it is made of. */
  parts?: FilterExplanation[];
  /** Such as `spec.type`. */
  field?: string;
  /** What is asked of the field. */
  test?: (typeof FILTER_TESTS)[number];
  /** What the field is compared with. */
  wanted?: string;
  /** What the field says; absent where it says nothing. */
  found?: string;
}

/** As much as one takes in at a glance. */
const SHOWN = 200;

/**
 * Why a filter of the catalog's language matches an entity, or why it does not: each of its parts, with what was found. The whole
 * holds where the filter matches. The filter must have been parsed.
 *
 * @public
 */
export function explainFilter(
  filter: FilterPredicate,
  entity: object,
): FilterExplanation {
  if (typeof filter !== 'object') {
    return { type: 'value', holds: false, wanted: shown(filter) };
  }
  const { $all, $any, $not } = filter as Record<string, unknown>;
  const explain = (part: unknown) =>
    explainFilter(part as FilterPredicate, entity);
  if (Array.isArray($all)) {
    return allOf($all.map(explain));
  }
  if (Array.isArray($any)) {
    const parts = $any.map(explain);
    return { type: 'any', holds: parts.some(({ holds }) => holds), parts };
  }
  if ($not !== undefined) {
    const part = explain($not);
    return { type: 'not', holds: !part.holds, parts: [part] };
  }
  const fields = Object.entries(filter).map(([field, condition]) =>
    explainField(field, condition as FilterPredicate, entity),
  );
  return fields.length === 1 ? fields[0] : allOf(fields);
}

function allOf(parts: FilterExplanation[]): FilterExplanation {
  return { type: 'all', holds: parts.every(({ holds }) => holds), parts };
}

function explainField(
  field: string,
  condition: FilterPredicate,
  entity: object,
): FilterExplanation {
  const found = getJsonValueAtPath(entity as JsonValue, field);
  return {
    type: 'field',
    holds: evaluateFilterPredicate({ [field]: condition } as never, entity),
    field,
    ...testOf(condition),
    ...(found !== undefined && { found: shown(found) }),
  };
}

function testOf(
  condition: FilterPredicate,
): Pick<FilterExplanation, 'test' | 'wanted'> {
  if (typeof condition !== 'object') {
    return { test: 'is', wanted: shown(condition) };
  }
  const { $contains, $in, $exists, $hasPrefix } = condition as Record<
    string,
    JsonValue | undefined
  >;
  if ($contains !== undefined) {
    return { test: 'contains', wanted: shown($contains) };
  }
  if (Array.isArray($in)) {
    return { test: 'in', wanted: $in.map(textOf).join(', ').slice(0, SHOWN) };
  }
  if ($exists !== undefined) {
    return { test: $exists ? 'exists' : 'missing' };
  }
  return $hasPrefix !== undefined
    ? { test: 'prefix', wanted: shown($hasPrefix) }
    : { test: 'unknown', wanted: shown(condition as JsonValue) };
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shown(value: JsonValue): string {
  const text = textOf(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
