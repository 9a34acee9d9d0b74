import { Answer, answerSchema } from 'backstage-plugin-orr-common';
import { messageOf } from '../../Feedback';

/** What a failed write means. @internal */
type Failure =
  | { type: 'passing' }
  | { type: 'conflict'; current: Answer }
  | { type: 'refused'; message: string };

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

/** Tells a failure that passes from one that needs the person. @internal */
export function readFailure(error: unknown): Failure {
  const status = statusOf(error);
  if (
    status === undefined ||
    status >= 500 ||
    status === 408 ||
    status === 429
  ) {
    return { type: 'passing' };
  }
  const current = answerSchema.safeParse(bodyOf(error).current);
  if (status === 409 && current.success) {
    return { type: 'conflict', current: current.data };
  }
  return { type: 'refused', message: messageOf(error) };
}
