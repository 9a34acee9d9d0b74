import { SourceError } from 'backstage-plugin-orr-node';
import { BindingProblem } from '../../database/source/bindingRows';

const MINUTE_MS = 60_000;
const LONGEST_BACK_OFF = 60;
/** What a source asks for beyond that is a mistake of one of both. */
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE_MS;

/** 1, 2, 4 … 60 minutes. */
function backOff(failures: number): number {
  return (
    Math.min(LONGEST_BACK_OFF, 2 ** Math.min(failures - 1, 10)) * MINUTE_MS
  );
}

function pauseOf(error: SourceError, failures: number, now: Date): number {
  const asked = (error.retryAt?.getTime() ?? 0) - now.getTime();
  switch (error.problem) {
    case 'rate-limited':
      // What the source asks for always wins.
      return asked > 0 ? Math.min(asked, LONGEST_PAUSE_MS) : backOff(failures);
    case 'unavailable':
      return Math.min(Math.max(asked, backOff(failures)), LONGEST_PAUSE_MS);
    default:
      return 0;
  }
}

/** What is kept of a failure, with when the source is asked again. @internal */
export function toBindingProblem(
  error: SourceError,
  { known, now }: { known?: BindingProblem; now: Date },
): BindingProblem {
  const failures = (known?.failures ?? 0) + 1;
  const pause = pauseOf(error, failures, now);
  return {
    problem: error.problem,
    message: error.message.slice(0, 1_000),
    operatorHint: error.operatorHint?.slice(0, 1_000),
    since: known?.since ?? now.toISOString(),
    failures,
    retryAt: pause ? new Date(now.getTime() + pause).toISOString() : undefined,
  };
}
