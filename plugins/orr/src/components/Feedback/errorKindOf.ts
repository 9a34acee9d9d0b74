import { isError } from '@backstage/errors';

/** What a failed request means to the person in front of it. @internal */
export type ErrorKind = 'denied' | 'notFound' | 'unreachable' | 'failed';

/** @internal */
export function errorKindOf(error: unknown): ErrorKind {
  const status = isError(error) ? Number(error.statusCode) : NaN;
  if (status === 401 || status === 403) {
    return 'denied';
  }
  if (status === 404) {
    return 'notFound';
  }
  // A browser's fetch rejects with a TypeError when nothing answered.
  if (status >= 502 || (isError(error) && error.name === 'TypeError')) {
    return 'unreachable';
  }
  return 'failed';
}

/** Whether asking for the same again may help: not for what is not allowed, or no question that has an answer. What is not there may come. @internal */
export function mayHelpAgain(error: unknown): boolean {
  const status = isError(error) ? Number(error.statusCode) : NaN;
  return ![400, 401, 403].includes(status);
}

/** What the backend said, without the client's wrapping. @internal */
export function messageOf(error: unknown): string {
  if (!isError(error)) {
    return String(error);
  }
  const { body } = error as { body?: { error?: { message?: string } } };
  return body?.error?.message ?? error.message;
}
