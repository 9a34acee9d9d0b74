import { z } from 'zod';

/** An instant as GitLab tells it, in any time zone, as ISO text. @internal */
export const gitlabInstant = z
  .string()
  .refine(text => !Number.isNaN(Date.parse(text)))
  .transform(text => new Date(text).toISOString());
