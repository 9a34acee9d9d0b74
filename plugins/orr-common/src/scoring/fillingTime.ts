import { dayOf } from './dayBoundary';

/** A longer pause between two saves is time spent elsewhere. */
const PAUSE_MS = 30 * 60_000;
const MINUTE_MS = 60_000;

/** How long it took to fill in a review. @public */
export interface FillingTime {
  /** At least 1. */
  minutes: number;
  /** The local days on which something was saved. */
  days: number;
}

/**
 * How long people worked on a review: the pauses from its start over each save to its submission, as far as they are no longer
 * than half an hour.
 *
 * @public
 */
export function fillingTimeOf(options: {
  startedAt: string;
  /** ISO instants of saves, in any order. */
  savedAt: readonly string[];
  submittedAt: string;
  timeZone: string;
}): FillingTime {
  const { startedAt, savedAt, submittedAt, timeZone } = options;
  const marks = [startedAt, ...savedAt, submittedAt]
    .map(instant => new Date(instant).getTime())
    .sort((one, other) => one - other);
  const spent = marks
    .slice(1)
    .map((mark, index) => mark - marks[index])
    .filter(pause => pause <= PAUSE_MS)
    .reduce((sum, pause) => sum + pause, 0);
  const worked = savedAt.length ? savedAt : [submittedAt];
  return {
    minutes: Math.max(1, Math.round(spent / MINUTE_MS)),
    days: new Set(worked.map(instant => dayOf(new Date(instant), timeZone)))
      .size,
  };
}
