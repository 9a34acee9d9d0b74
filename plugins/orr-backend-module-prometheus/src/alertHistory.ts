import { SourceCallOptions } from 'backstage-plugin-orr-node';
import { PrometheusApi, Told } from './PrometheusApi';
import { formatSelector, Selector } from './selector';

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_MS = 86_400_000;
/** The clock of a Prometheus may be so far ahead of ours. */
const CLOCKS_APART_MS = 600_000;

/** What has fired with some labels. @internal */
export interface AlertHistory {
  /** When something was last seen firing; absent where nothing was. */
  lastAt?: Date;
  /** The names of the rules. */
  names: ReadonlySet<string>;
}

/** What finds the firing alerts of a selector. @internal */
export function firingQuery(selector: Selector): string {
  return `ALERTS{alertstate="firing",${formatSelector(selector)}}`;
}

/** The newest instant at which any of the series has a value. */
function newestOf(
  series: { values: [number, string][] }[],
): number | undefined {
  const ends = series.flatMap(({ values }) =>
    values.length > 0 ? [values[values.length - 1][0]] : [],
  );
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

/**
 * Counts what is stored hour by hour and then, in the newest hour with an alert, minute by minute: an alert that fired for a few
 * seconds is seen too, and the answers stay small.
 *
 * @internal
 */
export async function readAlertHistory(
  api: PrometheusApi,
  options: {
    selector: Selector;
    days: number;
    now: Date;
    call: SourceCallOptions;
  },
): Promise<Told<AlertHistory>> {
  const { selector, days, call } = options;
  const firing = firingQuery(selector);
  const end = new Date(options.now.getTime() + CLOCKS_APART_MS);
  const hours = await api.queryRange(
    {
      query: `sum by (alertname) (count_over_time(${firing}[${HOUR_S}s]))`,
      start: new Date(end.getTime() - days * DAY_MS),
      end,
      stepSeconds: HOUR_S,
    },
    call,
  );
  const names = new Set(hours.value.map(({ metric }) => metric.alertname));
  const hourEnd = newestOf(hours.value);
  if (hourEnd === undefined) {
    return { value: { names }, at: hours.at };
  }
  const minutes = await api.queryRange(
    {
      query: `sum(count_over_time(${firing}[${MINUTE_S}s]))`,
      start: new Date((hourEnd - HOUR_S) * 1000),
      end: new Date(hourEnd * 1000),
      stepSeconds: MINUTE_S,
    },
    call,
  );
  const minuteEnd = newestOf(minutes.value) ?? hourEnd;
  const lastAt = new Date(Math.min(minuteEnd * 1000, minutes.at.getTime()));
  return { value: { names, lastAt }, at: minutes.at };
}
