import { TrackerError } from 'backstage-plugin-orr-node';

/** GitHub asks for a minute where it does not say how long to wait. */
const WAIT_MS = 60_000;

/** What an answer means that is no success. Of the answer only status and headers are read. @internal */
export function githubProblem(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  { title, now }: { title: string; now: Date },
): TrackerError {
  const retryAt = retryAtOf(headers, now);
  if (status === 429 || (status === 403 && retryAt)) {
    return new TrackerError(
      'rateLimited',
      `${title} asks the portal to wait before it asks again.`,
      { retryAt: retryAt ?? new Date(now.getTime() + WAIT_MS) },
    );
  }
  if (status === 401) {
    return new TrackerError(
      'notAllowed',
      `${title} does not accept the credentials of the portal.`,
    );
  }
  if (status === 403) {
    return new TrackerError(
      'notAllowed',
      `The credentials of the portal do not allow that in ${title}.`,
    );
  }
  if (status === 404 || status === 410) {
    return new TrackerError(
      'notFound',
      `${title} has no such repository or issue, or does not show it to the portal.`,
    );
  }
  if (status >= 500 || status === 408) {
    return new TrackerError(
      'unavailable',
      `${title} does not work at the moment.`,
      { retryAt },
    );
  }
  return new TrackerError(
    'unexpected',
    `${title} did not accept the request (status ${status}).`,
  );
}

function retryAtOf(headers: Headers, now: Date): Date | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    const at = Number.isFinite(seconds)
      ? new Date(now.getTime() + seconds * 1000)
      : new Date(after);
    return Number.isNaN(at.getTime()) ? undefined : at;
  }
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN);
  return headers.get('x-ratelimit-remaining') === '0' && reset > 0
    ? new Date(reset * 1000)
    : undefined;
}
