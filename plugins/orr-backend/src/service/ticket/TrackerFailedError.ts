import { CustomErrorBase } from '@backstage/errors';
import { TicketProblem } from 'backstage-plugin-orr-common';
import { TrackerError } from 'backstage-plugin-orr-node';

/** A tracker made no ticket, or did not say so. Nothing here was changed, and a retry makes no second one. @internal */
export class TrackerFailedError extends CustomErrorBase {
  /** Which status the request gets. */
  readonly statusCode: 502 | 503;
  readonly problem: TicketProblem;
  /** ISO instant before which asking again is of no use. */
  readonly retryAt?: string;

  constructor({ problem, message, retryAt }: TrackerError) {
    super(`No ticket was made: ${message}`);
    this.name = 'TrackerFailedError';
    this.statusCode =
      problem === 'rateLimited' || problem === 'unavailable' ? 503 : 502;
    this.problem = problem;
    this.retryAt = retryAt?.toISOString();
  }
}
