import { z } from 'zod';

/** What is never used again with another meaning. @internal */
export const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/,
    'must be lower case letters, digits, - and _, starting with a letter',
  )
  .min(3)
  .max(128);
/** One line. @internal */
export const title = z.string().trim().min(1).max(200);
/** Some paragraphs. @internal */
export const text = z.string().trim().min(1).max(4_000);
