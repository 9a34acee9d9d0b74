/**
 * How many requests a host still takes, as it says itself.
 *
 * @public
 */
export interface RateLimit {
  /** In the running window. */
  limit?: number;
  /** In the running window. */
  remaining: number;
  /** When the window ends. */
  resetAt?: Date;
}
