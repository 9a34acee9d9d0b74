import { z } from 'zod';

/**
 * A zod schema by the name of what it takes in and yields.
 *
 * @public
 */
export interface SchemaOf<T> extends z.ZodType<T, T> {}

/**
 * Gives a schema the name of what it takes in and yields. It stays the schema it was: only its type no longer spells out every
 * field, so that declarations, editors and the API report show each part of the contract once, where it is defined.
 *
 * @internal
 */
export function schemaOf<T>(schema: z.ZodType<T, T>): SchemaOf<T> {
  return schema;
}
