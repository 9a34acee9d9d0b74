import { z } from 'zod';

/** Schema of {@link LensOrigin}. @public */
export const lensOriginSchema = z.strictObject({
  id: z
    .string()
    .max(128)
    .optional()
    .describe('Its id in the lens, where that is another'),
  keys: z
    .record(z.string().max(500), z.unknown())
    .optional()
    .describe('What the lens says that has no place of its own here'),
});

/**
 * What is kept of a part that came from a lens, so that it goes back as it came. Nothing of it is judged.
 *
 * @public
 */
export interface LensOrigin extends z.output<typeof lensOriginSchema> {}
