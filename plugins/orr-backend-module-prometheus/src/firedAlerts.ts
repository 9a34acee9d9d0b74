import { SourceAlert, SourceCallOptions } from 'backstage-plugin-orr-node';
import { firingQuery } from './alertHistory';
import { fingerprintOf } from './fingerprintOf';
import { PrometheusApi } from './PrometheusApi';
import { Selector } from './selector';

const SECOND_MS = 1_000;
/** So much before the time of interest is looked at as well: what fires already there did not begin in it. */
const OVERLAP_MS = 600_000;
/** What was written down late, or by a clock that is a little behind, is told by the next time. @internal */
export const LATE_MS = 60_000;

interface Run {
  firstMs: number;
  lastMs: number;
}

/** The times of a series in one piece each: between two pieces at least one evaluation is missing. */
function runsOf(times: number[]): Run[] {
  const steps = times.slice(1).map((time, index) => time - times[index]);
  const longest = 2.5 * Math.min(...steps);
  const runs: Run[] = [];
  for (const time of times) {
    const run = runs.at(-1);
    if (run && time - run.lastMs <= longest) {
      run.lastMs = time;
    } else {
      runs.push({ firstMs: time, lastMs: time });
    }
  }
  return runs;
}

function toAlert(
  metric: Record<string, string>,
  run: Run,
  options: { untilMs: number; url: string },
): SourceAlert {
  const { __name__: _, alertstate: __, ...labels } = metric;
  const firedAt = new Date(run.firstMs).toISOString();
  const hasEnded = run.lastMs < options.untilMs - LATE_MS;
  return {
    // As Alertmanager knows it, unless it is told other labels than Prometheus has.
    sourceId: `${fingerprintOf(labels)}:${firedAt}`,
    name: labels.alertname ?? 'unnamed',
    severity: labels.severity ?? null,
    firedAt,
    resolvedAt: hasEnded ? new Date(run.lastMs).toISOString() : null,
    url: options.url,
    // Whoever is told of the end knows it better.
    sourceUpdatedAt: new Date(run.firstMs + (hasEnded ? 1 : 0)).toISOString(),
  };
}

/** What began to fire since an instant, as Prometheus has stored it, whether or not it fires still. @internal */
export async function readFiredAlerts(
  api: PrometheusApi,
  options: {
    selector: Selector;
    from: Date;
    until: Date;
    /** Where people look at it. */
    url: string;
    call: Pick<SourceCallOptions, 'signal'>;
  },
): Promise<SourceAlert[]> {
  const { selector, from, until, url, call } = options;
  const reachMs = until.getTime() - from.getTime() + OVERLAP_MS;
  const seconds = Math.ceil(reachMs / SECOND_MS);
  const series = await api.querySamples(
    `${firingQuery(selector)}[${seconds}s]`,
    call,
  );
  return series.value.flatMap(({ metric, values }) =>
    runsOf(values.map(([at]) => Math.round(at * SECOND_MS)))
      .filter(({ firstMs }) => firstMs >= from.getTime() - LATE_MS)
      .map(run => toAlert(metric, run, { untilMs: until.getTime(), url })),
  );
}
