const DAY_HOURS = 24;
const MINUTES = 60;

/** A span in the unit that says most: minutes below an hour, days from two on. @internal */
export function durationText(hours: number): string {
  if (hours < 1) {
    return `${Math.round(hours * MINUTES)} min`;
  }
  return hours < 2 * DAY_HOURS
    ? `${Math.round(hours * 10) / 10} h`
    : `${Math.round((hours / DAY_HOURS) * 10) / 10} d`;
}
