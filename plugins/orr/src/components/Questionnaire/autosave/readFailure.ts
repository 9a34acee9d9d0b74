import { Answer, answerSchema } from 'backstage-plugin-orr-common';
import { messageOf } from '../../Feedback';
import { OtherUserError } from './AnswerSender';
import { Trouble } from './SendGate';

/** What a failed write means. @internal */
type Failure =
  | { type: 'passing'; trouble: Trouble; retryAfterMs?: number }
  | { type: 'conflict'; current: Answer }
  | { type: 'refused'; message: string };

const LONGEST_WAIT_MS = 10 * 60_000;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The status of a refused request; none where the server was not reached. */
function statusOf(error: unknown): number | undefined {
  return isRecord(error) && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

function bodyOf(error: unknown): Record<string, unknown> {
  const body =
    isRecord(error) && isRecord(error.body) ? error.body.error : undefined;
  return isRecord(body) ? body : {};
}

/** How long the server asks to wait, in seconds or until a date. */
function retryAfterOf(error: unknown): number | undefined {
  const { response } = error as { response?: { headers?: Headers } };
  const header = response?.headers?.get?.('retry-after');
  if (!header) {
    return undefined;
  }
  const wait = /^\d+$/.test(header)
    ? Number(header) * 1_000
    : Date.parse(header) - Date.now();
  return Number.isFinite(wait)
    ? Math.min(Math.max(wait, 0), LONGEST_WAIT_MS)
    : undefined;
}

function troubleOf(error: unknown): Trouble | undefined {
  const status = statusOf(error);
  const name = isRecord(error) ? error.name : undefined;
  if (error instanceof OtherUserError) {
    return 'otherUser';
  }
  // A portal whose session has run out asks to sign in before it sends; that can be turned down.
  if (status === 401 || name === 'RejectedError') {
    return 'signedOut';
  }
  if (status === 429) {
    return 'busy';
  }
  if (status === undefined) {
    // What is no answer of ours, such as a page of a proxy, is a SyntaxError.
    return name === 'SyntaxError' ? 'unanswered' : 'offline';
  }
  return status >= 500 || status === 408 ? 'unanswered' : undefined;
}

/** Tells a failure that passes from one that needs the person. @internal */
export function readFailure(error: unknown): Failure {
  const trouble = troubleOf(error);
  if (trouble) {
    return { type: 'passing', trouble, retryAfterMs: retryAfterOf(error) };
  }
  const current = answerSchema.safeParse(bodyOf(error).current);
  if (statusOf(error) === 409 && current.success) {
    return { type: 'conflict', current: current.data };
  }
  return { type: 'refused', message: messageOf(error) };
}
