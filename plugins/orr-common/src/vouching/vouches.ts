import { addDays, dayOf, startOfDay } from '../scoring/dayBoundary';
import { Rung } from '../review/disposition';
import { isCalendarDay } from '../review/isCalendarDay';
import { isSameRef } from '../review/entityRefs';
import {
  MAX_VOUCHING_DAYS,
  Vouching,
  VOUCHING_REMINDER_DAYS,
} from './vouching';

/** When something is judged, and where its days begin. @internal */
export interface VouchingMoment {
  /** The moment. */
  now: Date;
  /** IANA name of the organisation's time zone. */
  timeZone: string;
}

/** What decides whether a vouching holds. @internal */
export type VouchingTerm = Pick<
  Vouching,
  'state' | 'withdrawal' | 'validUntil'
>;

/** The instant from which on it vouches for nothing, if nothing changes. @internal */
export function vouchingEndsAt(
  { validUntil, withdrawal }: VouchingTerm,
  timeZone: string,
): string {
  const runsOut = startOfDay(addDays(validUntil, 1), timeZone).toISOString();
  return withdrawal && withdrawal.endsAt < runsOut
    ? withdrawal.endsAt
    : runsOut;
}

/** Whether it vouches now: a withdrawn one does until its grace has passed. @internal */
export function vouches(
  vouching: VouchingTerm,
  { now, timeZone }: VouchingMoment,
): boolean {
  return (
    vouching.state !== 'withdrawn' &&
    now.toISOString() < vouchingEndsAt(vouching, timeZone)
  );
}

/** Why a vouching that answered a question when it was decided does so no longer. @public */
export const VOUCHING_ENDS = [
  'withdrawn',
  'unsafe',
  'expired',
  'apart',
] as const;

/** One of {@link VOUCHING_ENDS}: `apart` where the entity is not built on it any more, or it answers that question no longer. @public */
export type VouchingEnd = (typeof VOUCHING_ENDS)[number];

/** Why it does not vouch for the entity now. @internal */
export function vouchingEndOf(
  vouching: VouchingTerm | undefined,
  moment: VouchingMoment,
): VouchingEnd {
  if (!vouching || vouches(vouching, moment)) {
    return 'apart';
  }
  const { withdrawal } = vouching;
  if (!withdrawal || moment.now.toISOString() < withdrawal.endsAt) {
    return 'expired';
  }
  return withdrawal.unsafe ? 'unsafe' : 'withdrawn';
}

/**
 * How well a vouching founds an answer: whoever owns what vouches is somebody else who looked, unless they own what is built on it
 * too, or nobody is known to own it.
 *
 * @internal
 */
export function vouchedRungOf(owners: {
  ofVoucher: readonly string[];
  ofEntity: readonly string[];
}): Extract<Rung, 'linked' | 'lookedAt'> {
  const { ofVoucher, ofEntity } = owners;
  const isOwn = ofVoucher.some(one =>
    ofEntity.some(other => isSameRef(one, other)),
  );
  return isOwn || !ofVoucher.length ? 'linked' : 'lookedAt';
}

/** The days on which a vouching that is given or renewed now may end. @internal */
export function vouchingRange({ now, timeZone }: VouchingMoment): {
  from: string;
  to: string;
} {
  const today = dayOf(now, timeZone);
  return { from: today, to: addDays(today, MAX_VOUCHING_DAYS) };
}

/** What keeps a last day from being agreed on, if anything does. @internal */
export function vouchingUntilProblem(
  validUntil: string,
  moment: VouchingMoment,
): string | undefined {
  if (!isCalendarDay(validUntil)) {
    return 'must be a day, written YYYY-MM-DD';
  }
  const { from, to } = vouchingRange(moment);
  if (validUntil < from) {
    return `must not lie in the past: today is ${from}`;
  }
  return validUntil > to
    ? `must lie at most ${MAX_VOUCHING_DAYS} days ahead: ${to} at the latest`
    : undefined;
}

/** The instant at which who vouches is told that it runs out. @internal */
export function vouchingReminderAt(
  { validUntil }: Pick<Vouching, 'validUntil'>,
  timeZone: string,
): string {
  return startOfDay(
    addDays(validUntil, -VOUCHING_REMINDER_DAYS),
    timeZone,
  ).toISOString();
}
