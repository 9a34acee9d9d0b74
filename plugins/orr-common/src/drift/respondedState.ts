import { isCalendarDay } from '../review/isCalendarDay';
import { addDays, dayOf } from '../scoring/dayBoundary';
import { StandingInput } from '../scoring/standing';
import { ContradictionResponseKind, ContradictionState } from './contradiction';

/** What a standing takes of a contradiction. @internal */
export type StandingContradiction = Omit<
  StandingInput['contradictions'][number],
  'questionId' | 'policy'
>;

/**
 * Since when a contradiction waits for a response, and whether it has one that stands. What will be fixed is contradicted
 * until it is; it is only waited for until the day that was named. What was refused is waited for anew.
 *
 * @internal
 */
export function respondedState({
  openedAt,
  response,
  look,
}: ContradictionState): StandingContradiction {
  if (!response) {
    return { since: openedAt };
  }
  if (look?.outcome === 'refused') {
    return { since: look.at };
  }
  return response.kind === 'fix'
    ? { since: openedAt, ...(response.dueOn && { fixBy: response.dueOn }) }
    : { since: openedAt, answeredAt: response.at };
}

/** YYYY-MM-DD until which a response is waited for; absent while there is one that stands. @internal */
export function responseDueOn(
  state: ContradictionState,
  { windowDays, timeZone }: { windowDays: number; timeZone: string },
): string | undefined {
  const { since, answeredAt, fixBy } = respondedState(state);
  if (answeredAt) {
    return undefined;
  }
  const window = addDays(dayOf(since, timeZone), windowDays);
  return fixBy !== undefined && fixBy > window ? fixBy : window;
}

/** What keeps a response from being taken, by the field that it is about. @internal */
export function responseProblem(
  draft: { kind: ContradictionResponseKind; dueOn?: string; url?: string },
  {
    today,
    limitDays,
  }: {
    /** YYYY-MM-DD in the organisation's time zone. */
    today: string;
    /** How far ahead a fix may be due. */
    limitDays: number;
  },
): { field: 'dueOn' | 'url'; message: string } | undefined {
  const { kind, dueOn, url } = draft;
  const dueProblem = (message: string) => ({
    field: 'dueOn' as const,
    message,
  });
  if (kind !== 'fix') {
    if (dueOn !== undefined) {
      return dueProblem('belongs to a fix');
    }
    return url === undefined
      ? undefined
      : { field: 'url', message: 'belongs to a fix' };
  }
  if (dueOn === undefined) {
    return dueProblem('is missing: by when it is fixed');
  }
  if (!isCalendarDay(dueOn)) {
    return dueProblem('must be a day of the calendar, written YYYY-MM-DD');
  }
  if (dueOn < today) {
    return dueProblem(`must not lie in the past: today is ${today}`);
  }
  const latest = addDays(today, limitDays);
  return dueOn > latest
    ? dueProblem(
        `must be ${latest} at the latest, which is as long as the checklist allows`,
      )
    : undefined;
}
