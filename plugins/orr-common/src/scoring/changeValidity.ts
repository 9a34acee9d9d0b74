import { ReviewedChange } from '../review/reviewedChange';
import { addDays, validUntilOf } from './dayBoundary';

/** For how many days behind its planned day a decision on a change holds, since changes slip. */
const CHANGE_SLACK_DAYS = 7;

/** The last day, YYYY-MM-DD, on which a decision on the change holds: whatever the checklist says, it ends with the change. @public */
export function changeValidUntilOf({
  plannedOn,
}: Pick<ReviewedChange, 'plannedOn'>): string {
  return addDays(plannedOn, CHANGE_SLACK_DAYS);
}

/** Whether what was decided on the change has ended with it. @public */
export function hasChangeExpired(
  change: Pick<ReviewedChange, 'plannedOn'>,
  today: string,
): boolean {
  return today > changeValidUntilOf(change);
}

/** The last day on which a decision of that instant holds: of a change with the change, else by the cadence. @public */
export function decisionValidUntilOf(options: {
  decidedAt: Date | string;
  /** By checklist and tier; of no account where there is a change. */
  cadenceMonths: number;
  change?: ReviewedChange;
  timeZone: string;
}): string {
  const { decidedAt, cadenceMonths, change, timeZone } = options;
  return change
    ? changeValidUntilOf(change)
    : validUntilOf(decidedAt, cadenceMonths, timeZone);
}
