/** What a comment may hold, and how many of them a review. @public */
export const COMMENT_LIMITS = {
  /** Characters of one comment. */
  text: 4_000,
  /** People and groups that one comment names. */
  mentions: 20,
  /** Comments of one review, in all its threads. */
  perReview: 500,
} as const;
