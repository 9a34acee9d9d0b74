import { SourceError } from '../SourceError';
import { RateLimit } from './RateLimit';

/** @internal */
export const NO_JSON_HINT =
  'A page to sign in, or a proxy in between, may have answered.';

/** The instant that Retry-After names, in seconds or as a date. */
function retryAfterOf(headers: Headers, now: Date): Date | undefined {
  const after = headers.get('retry-after')?.trim();
  if (!after) {
    return undefined;
  }
  const at = /^\d+(\.\d+)?$/.test(after)
    ? new Date(now.getTime() + Number(after) * 1000)
    : new Date(after);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/**
 * What an answer means that is no success. Of the answer only status and headers are read. Where it asks to wait without saying how
 * long, nothing is said of that.
 *
 * @internal
 */
export function sourceProblemOf(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  options: { title: string; now: Date; limit?: RateLimit },
): SourceError {
  const { title, now, limit } = options;
  const isUsedUp = limit !== undefined && limit.remaining <= 0;
  const retryAt =
    retryAfterOf(headers, now) ?? (isUsedUp ? limit.resetAt : undefined);
  if (status === 429 || (status === 403 && (retryAt || isUsedUp))) {
    return new SourceError(
      'rate-limited',
      `${title} asks the portal to wait before it asks again.`,
      { retryAt },
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
      { retryAt: status >= 500 ? retryAfterOf(headers, now) : undefined },
    );
  }
  return new SourceError(
    'bad-response',
    status === 203
      ? `${title} answered something that is no JSON.`
      : `${title} did not answer as expected (status ${status}).`,
    status === 203 ? { operatorHint: NO_JSON_HINT } : {},
  );
}
