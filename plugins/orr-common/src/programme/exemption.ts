import { addDays, dayOf } from '../scoring/dayBoundary';
import { isCalendarDay } from '../review/isCalendarDay';
import { isSameRef } from '../review/entityRefs';

/** What becomes of an exemption. @public */
export const EXEMPTION_STATES = [
  'asked',
  'approved',
  'refused',
  'withdrawn',
  'ended',
] as const;

/** What has become of an exemption. @public */
export type ExemptionState = (typeof EXEMPTION_STATES)[number];

/** What one may do about an exemption once it was asked for. @public */
export type ExemptionAct = 'approve' | 'refuse' | 'withdraw' | 'end';

/** For how many days at most an exemption is given. @public */
export const MAX_EXEMPTION_DAYS = 366;

/** That an entity needs no review for some time, as asked for, and as decided. @public */
export interface Exemption {
  /** A UUID. */
  id: string;
  /** Full ref of what it is for. */
  entityRef: string;
  /** An approved one that has run out has ended. */
  state: ExemptionState;
  /** Why, in the words of who asked. */
  reason: string;
  /** YYYY-MM-DD, the last day on which it holds, or would. */
  until: string;
  /** Full ref of who asked. */
  askedBy: string;
  /** ISO instant. */
  askedAt: string;
  /** Full ref of who approved or refused it. */
  decidedBy?: string;
  /** ISO instant. */
  decidedAt?: string;
  /** What was said to that. */
  decisionNote?: string;
  /** Full ref of who withdrew or ended it; nobody where it ran out. */
  endedBy?: string;
  /** ISO instant. */
  endedAt?: string;
  /** Counts its changes. */
  revision: number;
}

const NEXT: Record<
  ExemptionAct,
  Partial<Record<ExemptionState, ExemptionState>>
> = {
  approve: { asked: 'approved' },
  refuse: { asked: 'refused' },
  // Who needs it no longer may give it up at any time.
  withdraw: { asked: 'withdrawn', approved: 'ended' },
  end: { approved: 'ended' },
};

/** The state after an act; undefined where the act is not possible. @internal */
export function exemptionAfter(
  state: ExemptionState,
  act: ExemptionAct,
): ExemptionState | undefined {
  return NEXT[act][state];
}

/** The state to show: an approved exemption whose last day has passed has ended. @internal */
export function exemptionStateOn(
  exemption: Pick<Exemption, 'state' | 'until'>,
  today: string,
): ExemptionState {
  return exemption.state === 'approved' && exemption.until < today
    ? 'ended'
    : exemption.state;
}

/** The days on which an exemption that is asked for now may end. @internal */
export function exemptionRange(options: { now: Date; timeZone: string }): {
  from: string;
  to: string;
} {
  const today = dayOf(options.now, options.timeZone);
  return { from: today, to: addDays(today, MAX_EXEMPTION_DAYS) };
}

/** What keeps the last day of an exemption from being agreed on, if anything does. @internal */
export function exemptionUntilProblem(
  until: string,
  options: { now: Date; timeZone: string },
): string | undefined {
  if (!isCalendarDay(until)) {
    return 'must be a day, written YYYY-MM-DD';
  }
  const { from, to } = exemptionRange(options);
  if (until < from) {
    return `must not lie in the past: today is ${from}`;
  }
  return until > to
    ? `must lie at most ${MAX_EXEMPTION_DAYS} days ahead: ${to} at the latest`
    : undefined;
}

/** Why somebody may not decide on an exemption, whatever policy says; undefined where they may. @internal */
export function exemptionRefusal(
  exemption: Pick<Exemption, 'askedBy'>,
  deciderRef: string,
): 'isAsker' | undefined {
  return isSameRef(exemption.askedBy, deciderRef) ? 'isAsker' : undefined;
}
