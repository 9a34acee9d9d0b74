import { z } from 'zod';
import { Look } from '../review/look';
import { instant } from './wireValues';

/** Schema of {@link Look}. @public */
export const lookSchema = z.object({
  questionId: z.string(),
  answerRevision: z.int().min(1),
  lookedBy: z.string(),
  lookedAt: instant,
}) satisfies z.ZodType<Look>;
