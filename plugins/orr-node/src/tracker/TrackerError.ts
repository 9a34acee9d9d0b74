import { CustomErrorBase } from '@backstage/errors';

/**
 * What may go wrong with a tracker: it refuses the credentials, it has no such place or ticket (or does not show it), it
 * asks to wait, it cannot be reached at the moment, or it answers something else than it should.
 *
 * @public
 */
export const TRACKER_PROBLEMS = [
  'notAllowed',
  'notFound',
  'rateLimited',
  'unavailable',
  'unexpected',
] as const;

/**
 * One of {@link TRACKER_PROBLEMS}.
 *
 * @public
 */
export type TrackerProblem = (typeof TRACKER_PROBLEMS)[number];

/**
 * A tracker did not do what it was asked for. It says so in words of ours: neither a secret nor what the tracker
 * answered belongs into it.
 *
 * @public
 */
export class TrackerError extends CustomErrorBase {
  /** What went wrong, for programs. */
  readonly problem: TrackerProblem;
  /** Before that, asking again is of no use. */
  readonly retryAt?: Date;

  constructor(
    problem: TrackerProblem,
    message: string,
    options: { retryAt?: Date } = {},
  ) {
    super(message);
    this.name = 'TrackerError';
    this.problem = problem;
    this.retryAt = options.retryAt;
  }
}

/**
 * Recognises a {@link TrackerError}, also that of another copy of this package.
 *
 * @public
 */
export function isTrackerError(error: unknown): error is TrackerError {
  return (
    error instanceof Error &&
    error.name === 'TrackerError' &&
    (TRACKER_PROBLEMS as readonly unknown[]).includes(
      (error as Partial<TrackerError>).problem,
    )
  );
}
