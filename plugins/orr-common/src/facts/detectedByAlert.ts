import { IncidentRecord } from '../deployHealth/deployment';
import { FactReading } from './fact';

/** An alert of the entity, as far as detection looks at it. @internal */
export interface FiredAlert {
  /** ISO instant. */
  firedAt: string;
  /** Where it can be looked at. */
  url: string | null;
}

/** What is known of the alerts of an entity. @internal */
export interface KnownAlerts {
  /** In any order. */
  alerts: readonly FiredAlert[];
  /** Between which instants all alerts of its sources are known; null where no source of alerts is bound to it. */
  covered: { from: string; until: string } | null;
}

type Said = Omit<FactReading, 'factId' | 'observedAt'>;

const MINUTE_MS = 60_000;
const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;
/** How long before an incident was opened an alert still tells of it. */
const WINDOW_MINUTES = 60;

function before(instant: string, ms: number): string {
  return new Date(Date.parse(instant) - ms).toISOString();
}

/** The alert that came before an incident, `null` where there was none, `undefined` where nobody can know. @internal */
export function alertBefore(
  { openedAt }: Pick<IncidentRecord, 'openedAt'>,
  { alerts, covered }: KnownAlerts,
  windowMinutes: number = WINDOW_MINUTES,
): FiredAlert | null | undefined {
  const from = before(openedAt, windowMinutes * MINUTE_MS);
  const [first] = alerts
    .filter(({ firedAt }) => firedAt >= from && firedAt <= openedAt)
    .sort((a, b) => (a.firedAt < b.firedAt ? -1 : 1));
  if (first) {
    return first;
  }
  // A source that was not heard over the whole window proves nothing by its silence.
  const isCovered =
    covered && covered.from <= from && covered.until >= openedAt;
  return isCovered ? null : undefined;
}

/** Whether an alert came before the newest incident of a year that can be judged. @internal */
export function readDetectedByAlert(
  incidents: readonly IncidentRecord[],
  known: KnownAlerts,
  asOf: string,
): Said {
  const since = before(asOf, YEAR_DAYS * DAY_MS);
  const ofYear = incidents
    .filter(({ openedAt }) => openedAt >= since && openedAt <= asOf)
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  for (const incident of ofYear) {
    const alert = alertBefore(incident, known);
    if (alert !== undefined) {
      const url = alert?.url ?? incident.url;
      return {
        state: 'ok',
        value: alert !== null,
        note: alert
          ? `An alert fired at ${alert.firedAt}, the incident was opened at ${incident.openedAt}`
          : `No alert fired in the ${WINDOW_MINUTES} minutes before the incident of ${incident.openedAt}`,
        ...(url && { url }),
      };
    }
  }
  const why = known.covered
    ? 'The alerts around its incidents are not known'
    : 'No source of alerts is bound to it';
  return {
    state: 'unknown',
    note: ofYear.length ? why : 'No incident of the last year is known',
  };
}
