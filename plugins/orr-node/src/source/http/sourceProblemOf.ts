import { SourceError } from '../SourceError';

const MINUTE_MS = 60_000;

/** The instant that Retry-After names, in seconds or as a date. */
function retryAfterOf(headers: Headers, now: Date): Date | undefined {
  const after = headers.get('retry-after');
  if (after === null) {
    return undefined;
  }
  const seconds = Number(after);
  const at = Number.isFinite(seconds)
    ? new Date(now.getTime() + seconds * 1000)
    : new Date(after);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/**
 * What an answer means that is no success. Of the answer only status and headers are read.
 *
 * @internal
 */
export function sourceProblemOf(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  options: {
    title: string;
    now: Date;
    limit?: { remaining: number; resetAt?: Date };
  },
): SourceError {
  const { title, now, limit } = options;
  const retryAt =
    retryAfterOf(headers, now) ??
    (limit?.remaining === 0 ? limit.resetAt : undefined);
  if (status === 429 || (status === 403 && retryAt)) {
    return new SourceError(
      'rate-limited',
      `${title} asks the portal to wait before it asks again.`,
      { retryAt: retryAt ?? new Date(now.getTime() + MINUTE_MS) },
    );
  }
  if (status === 401) {
    return new SourceError(
      'unauthorised',
      `${title} does not accept the credentials of the portal.`,
      { operatorHint: `Look at the credentials configured for ${title}.` },
    );
  }
  if (status === 403 || status === 404 || status === 410) {
    return new SourceError(
      status === 403 ? 'forbidden' : 'not-found',
      `Not found in ${title}, or not permitted to the portal.`,
    );
  }
  if (status >= 500 || status === 408) {
    return new SourceError(
      'unavailable',
      `${title} does not work at the moment.`,
      { retryAt },
    );
  }
  return new SourceError(
    'bad-response',
    `${title} did not answer as expected (status ${status}).`,
  );
}
