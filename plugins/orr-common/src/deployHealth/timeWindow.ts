export const DAY_MS = 86_400_000;

/** Rates look back over this many days. @internal */
export const RATE_DAYS = 90;

/** Whole UTC days up to the end of that day, as far back as data could be had. @internal */
export interface TimeWindow {
  /** Epoch milliseconds, inclusive. */
  fromMs: number;
  /** Epoch milliseconds, exclusive. */
  toMs: number;
  /** Whole days of which data could be had. */
  days: number;
  /** Whole days asked for. */
  asked: number;
}

function dayAfter(ms: number): number {
  return (Math.floor(ms / DAY_MS) + 1) * DAY_MS;
}

/** @internal */
export function timeWindow(
  asOf: string,
  asked: number,
  coveredFrom: string | null,
): TimeWindow {
  const toMs = dayAfter(Date.parse(asOf));
  const firstMs = toMs - asked * DAY_MS;
  // A day of which only a part could be had counts as had: what is in it is there.
  const coveredMs =
    coveredFrom === null
      ? toMs
      : Math.floor(Date.parse(coveredFrom) / DAY_MS) * DAY_MS;
  const fromMs = Math.min(toMs, Math.max(firstMs, coveredMs));
  return { fromMs, toMs, days: (toMs - fromMs) / DAY_MS, asked };
}

/** @internal */
export function isWithin(
  instant: string,
  { fromMs, toMs }: Pick<TimeWindow, 'fromMs' | 'toMs'>,
): boolean {
  const ms = Date.parse(instant);
  return ms >= fromMs && ms < toMs;
}
