import { InputError } from '@backstage/errors';
import { z } from 'zod';

const MAX_DAYS = 3660;

const EXPECTED = `expected {"advanceDays": a number above 0, at most ${MAX_DAYS}} or {"at": an ISO instant such as 2030-01-31T09:00:00Z}`;

const clockMoveSchema = z.union([
  z.strictObject({ advanceDays: z.number().positive().max(MAX_DAYS) }),
  z.strictObject({ at: z.iso.datetime({ offset: true }) }),
]);

/** How the clock is to be moved. @internal */
export type ClockMove = z.infer<typeof clockMoveSchema>;

/**
 * Reads a request to move the clock.
 *
 * @internal
 */
export function parseClockMove(body: unknown): ClockMove {
  const parsed = clockMoveSchema.safeParse(body);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0];
    throw new InputError(
      `Invalid clock move: ${[...path, message].join(': ')}; ${EXPECTED}`,
    );
  }
  return parsed.data;
}
