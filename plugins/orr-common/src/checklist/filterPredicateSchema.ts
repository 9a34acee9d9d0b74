import {
  FilterPredicate,
  createZodV4FilterPredicateSchema,
} from '@backstage/filter-predicates';
import { SchemaOf } from './schemaOf';

/**
 * A filter over entities in the catalog's language. Its own type leaves open what it takes in, which is a predicate or
 * refused.
 *
 * @internal
 */
export const filterPredicateSchema =
  createZodV4FilterPredicateSchema() as SchemaOf<FilterPredicate>;
