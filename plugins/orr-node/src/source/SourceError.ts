import { CustomErrorBase } from '@backstage/errors';

/**
 * What may go wrong with a source: it refuses the credentials or there are none; it does not permit that; it has no such thing,
 * or does not show it; it asks to wait; it cannot be reached or does not work; it answers something else than it should.
 *
 * @public
 */
export const SOURCE_PROBLEMS = [
  'unauthorised',
  'forbidden',
  'not-found',
  'rate-limited',
  'unavailable',
  'bad-response',
] as const;

/**
 * One of {@link SOURCE_PROBLEMS}.
 *
 * @public
 */
export type SourceProblem = (typeof SOURCE_PROBLEMS)[number];

/**
 * A source did not do what it was asked for. It says so in words of ours: neither a secret nor what the source answered belongs
 * into it.
 *
 * @public
 */
export class SourceError extends CustomErrorBase {
  /** What went wrong, for programs. */
  readonly problem: SourceProblem;
  /** Before that, asking again is of no use. */
  readonly retryAt?: Date;
  /** What an operator could do about it; shown to admins alone. */
  readonly operatorHint?: string;

  constructor(
    problem: SourceProblem,
    message: string,
    options: { retryAt?: Date; operatorHint?: string } = {},
  ) {
    super(message);
    this.name = 'SourceError';
    this.problem = problem;
    this.retryAt = options.retryAt;
    this.operatorHint = options.operatorHint;
  }
}

/**
 * Recognises a {@link SourceError}, also that of another copy of this package.
 *
 * @public
 */
export function isSourceError(error: unknown): error is SourceError {
  return (
    error instanceof Error &&
    error.name === 'SourceError' &&
    (SOURCE_PROBLEMS as readonly unknown[]).includes(
      (error as Partial<SourceError>).problem,
    )
  );
}
