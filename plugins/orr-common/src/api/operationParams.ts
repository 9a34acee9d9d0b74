import { z } from 'zod';

/** The entity that a path names. @internal */
export const entityParams = z.object({
  kind: z.string().min(1).max(63),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(63),
});
/** The review that a path names. @internal */
export const reviewParams = z.object({ reviewId: z.uuid() });
/** The answer to one question of a review that a path names. @internal */
export const answerParams = reviewParams.extend({
  questionId: z.string().min(1).max(128),
});
/** The part of a query that asks for one page. @internal */
export const paging = {
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
