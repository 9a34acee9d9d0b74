import { IncidentRecord } from '../deployHealth/deployment';
import { FactReading } from './fact';

/** An alert of the entity, as far as detection looks at it. @internal */
export interface FiredAlert {
  /** Id of the source that told it. */
  provider: string;
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
  /** Incidents before which there was none, when that was known, each by the key that it was told with. */
  withoutAlert?: readonly string[];
}

/** What alerts say about how incidents were noticed. @internal */
export interface Detection {
  /** The reading of the fact, without its id and time. */
  said: Omit<FactReading, 'factId' | 'observedAt'>;
  /** To be handed in the next time: what was known once is not forgotten where a source no longer reaches back. */
  withoutAlert: string[];
  /** Whether the sources of alerts have yet to be asked about an incident of the last day. */
  isAwaited: boolean;
}

const MINUTE_MS = 60_000;
const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;
/** How long before an incident was opened an alert still tells of it, unless the organisation says otherwise. @internal */
export const ALERT_WINDOW_MINUTES = 60;

function before(instant: string, ms: number): string {
  return new Date(Date.parse(instant) - ms).toISOString();
}

/** Names an incident with its opening: one that opened at another time is looked at anew. @internal */
export function detectionKeyOf(incident: IncidentRecord): string {
  const { provider, instance, sourceId, openedAt } = incident;
  return JSON.stringify([provider, instance, sourceId, openedAt]);
}

/** The alert that came before an incident, `null` where there was none, `undefined` where nobody can know. @internal */
export function alertBefore(
  { openedAt }: Pick<IncidentRecord, 'openedAt'>,
  { alerts, covered }: Pick<KnownAlerts, 'alerts' | 'covered'>,
  windowMinutes: number = ALERT_WINDOW_MINUTES,
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

interface Judged {
  incident: IncidentRecord;
  alert: FiredAlert | null | undefined;
  /** It was known that none came before it. */
  wasWithout: boolean;
}

function saidOf(
  { incident, alert }: Judged,
  n: number,
  windowMinutes: number,
): Detection['said'] {
  const url = alert?.url ?? incident.url;
  const about = `the incident of ${incident.openedAt} by ${incident.provider}, of ${n} in ${YEAR_DAYS} days`;
  return {
    state: 'ok',
    value: Boolean(alert),
    note: alert
      ? `${alert.provider} told of an alert at ${alert.firedAt}, within ${windowMinutes} minutes before ${about}`
      : `No alert fired in the ${windowMinutes} minutes before ${about}`,
    ...(url && { url }),
  };
}

function unknownFor(
  ofYear: readonly Judged[],
  { covered }: KnownAlerts,
): Detection['said'] {
  const why = covered
    ? 'The alerts around its incidents are not known'
    : 'No source of alerts is bound to it';
  return {
    state: 'unknown',
    note: ofYear.length ? why : 'No incident of the last year is known',
  };
}

/** What is told of the newest that can be judged, in order from the newest. */
function newestSaid(
  judged: readonly Judged[],
  known: KnownAlerts,
  windowMinutes: number,
): Detection['said'] {
  for (const one of judged) {
    const { alert, wasWithout } = one;
    if (alert !== undefined) {
      return saidOf(one, judged.length, windowMinutes);
    }
    if (wasWithout) {
      // Without a source nothing is said against the entity. That an older one was noticed is no answer either.
      return known.covered
        ? saidOf(one, judged.length, windowMinutes)
        : unknownFor(judged, known);
    }
  }
  return unknownFor(judged, known);
}

/** Whether an alert came before the newest incident of a year that can be judged. @internal */
export function readDetectedByAlert(
  incidents: readonly IncidentRecord[],
  known: KnownAlerts,
  options: { asOf: string; windowMinutes?: number },
): Detection {
  const { asOf, windowMinutes = ALERT_WINDOW_MINUTES } = options;
  const { covered, withoutAlert = [] } = known;
  const since = before(asOf, YEAR_DAYS * DAY_MS);
  const judged = incidents
    .filter(({ openedAt }) => openedAt >= since && openedAt <= asOf)
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
    .map(incident => ({
      incident,
      alert: alertBefore(incident, known, windowMinutes),
      wasWithout: withoutAlert.includes(detectionKeyOf(incident)),
    }));
  const yesterday = before(asOf, DAY_MS);
  return {
    said: newestSaid(judged, known, windowMinutes),
    withoutAlert: judged
      .filter(
        ({ alert, wasWithout }) =>
          alert === null || (alert === undefined && wasWithout),
      )
      .map(({ incident }) => detectionKeyOf(incident)),
    isAwaited: judged.some(
      ({ alert, incident: { openedAt } }) =>
        alert === undefined &&
        openedAt >= yesterday &&
        covered !== null &&
        covered.until < openedAt,
    ),
  };
}
