import { z } from 'zod';
import { boundedFilterSchema } from '../checklist/boundedFilterSchema';
import { FILTER_TESTS, FilterExplanation } from '../checklist/explainFilter';
import { schemaOf, SchemaOf } from '../checklist/schemaOf';
import { ref } from './wireValues';

const filter = boundedFilterSchema.describe(
  "A filter in the catalog's language",
);
const count = z.int().min(0);

/** Schema of {@link FilterMatchBody}. @public */
export const filterMatchBodySchema = z.strictObject({
  filter,
  within: filter
    .optional()
    .describe('Another one that has to match too, such as that of a checklist'),
  entityRef: ref.optional().describe('An entity to tell why or why not'),
  cursor: z.string().max(2_000).optional(),
  limit: z
    .int()
    .min(0)
    .max(100)
    .default(20)
    .describe('0 counts and lists nothing'),
});

/** A filter to be tried. @public */
export interface FilterMatchBody
  extends z.input<typeof filterMatchBodySchema> {}

/** Schema of {@link FilterExplanation}. @public */
export const filterExplanationSchema: SchemaOf<FilterExplanation> = z.object({
  type: z.enum(['all', 'any', 'not', 'field', 'value']),
  holds: z.boolean(),
  parts: z.array(z.lazy(() => filterExplanationSchema)).optional(),
  field: z.string().optional(),
  test: z.enum(FILTER_TESTS).optional(),
  wanted: z.string().optional(),
  found: z.string().optional(),
});

const matched = z.object({
  entityRef: z.string(),
  title: z.string().optional(),
});
const explanation = schemaOf<FilterExplanation>(filterExplanationSchema);

/** Schema of {@link FilterMatches}. @public */
export const filterMatchesSchema = z.object({
  counts: z
    .object({
      matched: count,
      within: count
        .optional()
        .describe('How many the other filter matches by itself'),
      isLowerBound: z
        .boolean()
        .describe('There are more entities than are looked at for a count'),
    })
    .optional()
    .describe('With the first page alone'),
  items: z.array(matched).describe('Sorted by name'),
  nextCursor: z
    .string()
    .optional()
    .describe('There may be more, even where a page is short'),
  about: matched
    .extend({ filter: explanation, within: explanation.optional() })
    .optional()
    .describe(
      'Why the filters match the entity or do not; absent where it is unknown, or hidden from the caller',
    ),
});

/** What a filter matches now, as far as the caller sees. @public */
export interface FilterMatches extends z.output<typeof filterMatchesSchema> {}
