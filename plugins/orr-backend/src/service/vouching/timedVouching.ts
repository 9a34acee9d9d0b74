import {
  vouchingEndsAt,
  vouchingReminderAt,
} from 'backstage-plugin-orr-common';
import { StoredVouching } from '../../database/vouching/vouchingRows';

/** A vouching with the instant at which time changes it next. @internal */
export function timedVouching(
  vouching: StoredVouching,
  timeZone: string,
): StoredVouching {
  const { nextChangeAt: _, ...timed } = vouching;
  const { state, changedAt } = timed;
  if (state === 'withdrawn') {
    return timed;
  }
  const reminderAt = vouchingReminderAt(vouching, timeZone);
  // Whoever says it for a shorter time knows that.
  const isToRemind = state === 'active' && reminderAt > changedAt;
  return {
    ...timed,
    nextChangeAt: isToRemind ? reminderAt : vouchingEndsAt(vouching, timeZone),
  };
}
