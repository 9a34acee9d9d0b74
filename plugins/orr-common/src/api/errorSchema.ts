import { z } from 'zod';

/** The error body of every refused request. @public */
export const errorSchema = z.object({
  error: z.looseObject({ name: z.string(), message: z.string() }),
  request: z.looseObject({}).optional(),
  response: z.looseObject({ statusCode: z.int() }),
});
