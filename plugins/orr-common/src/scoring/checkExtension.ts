import { ChecklistDocument } from '../checklist/checklistDocument';
import { periodsOf } from '../checklist/checklistDefaults';
import { DecisionCondition } from '../review/decision';
import { isCalendarDay } from '../review/isCalendarDay';
import { addDays, dayOf } from './dayBoundary';

/** A date of a condition that is about to be moved. @internal */
export interface ExtensionDraft {
  /** The condition as it is. */
  condition: Pick<DecisionCondition, 'dueOn' | 'metAt'>;
  /** YYYY-MM-DD, the day it is to be moved to. */
  dueOn: string;
  /** The version of the checklist that was answered. */
  checklist: ChecklistDocument;
  /** When it is to be moved. */
  now: Date;
  /** IANA name of the organisation's time zone. */
  timeZone: string;
}

/**
 * The days to which the date of a condition can be moved: later than it is, not past, and within the limit of the
 * checklist from today; nothing where that leaves no day.
 *
 * @internal
 */
export function extensionRangeOf(
  draft: Omit<ExtensionDraft, 'dueOn'>,
): { from: string; to: string } | undefined {
  const today = dayOf(draft.now, draft.timeZone);
  const later = addDays(draft.condition.dueOn, 1);
  const from = later > today ? later : today;
  const to = addDays(today, periodsOf(draft.checklist).conditionLimitDays);
  return from <= to ? { from, to } : undefined;
}

/** What forbids to move the date of a condition, in words; nothing where it can be moved. @internal */
export function checkExtension(draft: ExtensionDraft): string | undefined {
  if (draft.condition.metAt) {
    return 'the condition is met already';
  }
  if (!isCalendarDay(draft.dueOn)) {
    return 'must be a day of the calendar, written YYYY-MM-DD';
  }
  const range = extensionRangeOf(draft);
  if (!range) {
    return 'the date is as late as the checklist allows';
  }
  return draft.dueOn < range.from || draft.dueOn > range.to
    ? `must lie between ${range.from} and ${range.to}`
    : undefined;
}
