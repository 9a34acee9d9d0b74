import { z } from 'zod';
import { CHANGE_KINDS, ReviewedChange } from '../review/reviewedChange';
import { day, safeUrl } from './wireValues';

/** Schema of {@link ReviewedChange}. @public */
export const reviewedChangeSchema = z.strictObject({
  kind: z.enum(CHANGE_KINDS),
  title: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe('What it is called where it is made'),
  url: safeUrl.describe('Where it is made'),
  plannedOn: day.describe('The day on which it is to happen'),
}) satisfies z.ZodType<ReviewedChange>;
