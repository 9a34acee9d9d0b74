import { FilterPredicate } from '@backstage/filter-predicates';
import { z } from 'zod';
import { isNestedWithin } from './draft/nesting';
import { filterPredicateSchema } from './filterPredicateSchema';
import { SchemaOf } from './schemaOf';

/** Deeper than anybody writes one, and no deeper than whoever reads it can go down. */
const MAX_DEPTH = 40;
/** As many characters as the editor takes. */
const MAX_SIZE = 20_000;

/** A filter that somebody sends: one without end is refused before anything goes down into it. @internal */
export const boundedFilterSchema = z
  .unknown()
  .refine(value => isNestedWithin(value, MAX_DEPTH), {
    error: 'is nested too deeply',
    abort: true,
  })
  .refine(value => (JSON.stringify(value) ?? '').length <= MAX_SIZE, {
    error: `must not be longer than ${MAX_SIZE} characters`,
    abort: true,
  })
  .pipe(filterPredicateSchema) as unknown as SchemaOf<FilterPredicate>;
