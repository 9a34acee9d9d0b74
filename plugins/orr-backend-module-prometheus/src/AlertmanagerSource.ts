import { Entity } from '@backstage/catalog-model';
import {
  IncidentBatch,
  IncidentEventMeaning,
  IncidentSource,
  SourceAlert,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceCursor,
  SourceEnvironment,
  SourceError,
  SourceEvent,
  SourceHttp,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { alertSchema, incidentsAmong, toSourceAlert } from './alertOf';
import { bindSelector, selectorOf } from './bindSelector';
import { graphOf } from './factReadings';
import { firingQuery } from './alertHistory';
import { LATE_MS, readFiredAlerts } from './firedAlerts';
import { interpretWebhook } from './interpretWebhook';
import { PrometheusApi } from './PrometheusApi';
import {
  Endpoint,
  PrometheusConfig,
  PrometheusInstance,
} from './readPrometheusConfig';
import { matchersOf, Selector } from './selector';
import { answeredAt, HttpLimits, sourceHttpOf } from './sourceHttpOf';

const currentAlerts = z.array(alertSchema);

/** Prometheus is asked no further back; it may not have more. */
const MOST_MS = 6 * 3_600_000;

const knownSchema = z.object({
  sourceId: z.string(),
  name: z.string(),
  severity: z.string().nullable(),
  firedAt: z.string(),
  url: z.string().nullable(),
});

const cursorSchema = z.object({
  /** What fired when it was last asked. */
  firing: z.array(knownSchema),
  /** What had ended by then, and began so late that it may be met again. */
  ended: z.array(knownSchema).optional(),
  /** Between which instants all alerts are known. */
  covered: z
    .object({ from: z.coerce.date(), until: z.coerce.date() })
    .optional(),
});

type Known = z.infer<typeof knownSchema>;

interface Asked {
  http: SourceHttp;
  title: string;
  instance: PrometheusInstance;
  prometheus: PrometheusApi;
}

/**
 * The alerts that Alertmanager is told of: by its webhooks, and by asking for those that fire, and its Prometheus for those that fired
 * since it was last asked. It knows nothing of incidents unless the configuration says that alerts of some severity are.
 *
 * @internal
 */
export class AlertmanagerSource implements IncidentSource {
  readonly id = 'alertmanager';
  readonly title = 'Alertmanager';
  readonly instances: readonly SourceInstance[];
  readonly knowsIncidents: boolean;
  readonly knowsAlerts = true;
  readonly events = {
    topics: ['alertmanager'],
    interpret: (event: SourceEvent) => this.#interpret(event),
  };
  readonly #config: PrometheusConfig;
  readonly #environment: SourceEnvironment;
  readonly #asked = new Map<string, Asked>();

  constructor(options: {
    config: PrometheusConfig;
    environment: SourceEnvironment;
    limits?: HttpLimits;
  }) {
    const { config, environment, limits } = options;
    this.#config = config;
    this.#environment = environment;
    this.knowsIncidents = config.incidentSeverities.length > 0;
    const endpoints = config.instances.flatMap(instance => {
      const { name, alertmanager } = instance;
      const title = `Alertmanager of ${instance.title}`;
      return alertmanager ? [{ name, title, at: alertmanager, instance }] : [];
    });
    this.instances = endpoints.map(({ name, title, at }) => ({
      id: name,
      title,
      host: new URL(at.url).host,
    }));
    for (const { name, title, at, instance } of endpoints) {
      this.#asked.set(name, {
        title,
        instance,
        prometheus: new PrometheusApi(instance, { environment, limits }),
        http: sourceHttpOf(at as Endpoint, { title, environment, limits }),
      });
    }
  }

  bind(entity: Entity): SourceBindResult {
    const result = bindSelector(entity, {
      source: this.id,
      instances: this.#config.instances.map(({ name }) => name),
    });
    const hasNone =
      result.status === 'bound' &&
      !this.#asked.has(result.bindings[0].instance);
    return hasNone ? { status: 'unbound', wouldNeed: [] } : result;
  }

  async probe(
    instance: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    await this.#of(instance).http.request({ path: 'api/v2/status', signal });
  }

  async *list(
    binding: SourceBinding,
    options: SourceCallOptions & { since: Date; cursor?: SourceCursor },
  ): AsyncIterable<IncidentBatch> {
    const asked = this.#of(binding.instance);
    const selector = selectorOf(binding);
    const known = cursorSchema.safeParse(options.cursor).data;
    const { budget, signal } = options;
    if (!budget.take() || (known?.covered && !budget.take())) {
      return;
    }
    const { firing, at } = await this.#firing(asked, selector, signal);
    const { fired, from } = await firedSince(known?.covered, asked, {
      selector,
      at,
      signal,
    });
    const ended = endedSince(known?.firing ?? [], { firing, at });
    const told = [...firing, ...ended];
    const before = known?.ended ?? [];
    const missed = fired.filter(
      alert => ![...told, ...before].some(isSame(alert)),
    );
    const over = ({ resolvedAt }: SourceAlert) => resolvedAt !== null;
    const late = new Date(at.getTime() - LATE_MS).toISOString();
    yield {
      alerts: [...told, ...missed],
      incidents: incidentsAmong(told, this.#config.incidentSeverities),
      cursor: {
        firing: [...firing, ...missed.filter(one => !over(one))].map(toKnown),
        ended: [
          ...before,
          ...[...ended, ...missed.filter(over)].map(toKnown),
        ].filter(({ firedAt }) => firedAt >= late),
        covered: { from: from.toISOString(), until: at.toISOString() },
      },
      coveredFrom: from,
      done: true,
    };
  }

  async #firing(
    { http, title }: Asked,
    selector: Selector,
    signal: AbortSignal,
  ): Promise<{ firing: SourceAlert[]; at: Date }> {
    const { json, headers } = await http.request({
      path: `api/v2/alerts?${new URLSearchParams(
        matchersOf(selector).map(filter => ['filter', filter]),
      )}`,
      signal,
    });
    const { data } = currentAlerts.safeParse(json);
    if (!data) {
      throw new SourceError(
        'bad-response',
        `${title} answered something else than alerts.`,
      );
    }
    return {
      firing: data.map(alert => toSourceAlert(alert, { isResolved: false })),
      at: answeredAt(headers, this.#environment),
    };
  }

  #interpret({ payload }: SourceEvent): IncidentEventMeaning[] {
    return interpretWebhook(payload, { source: this.id, ...this.#config });
  }

  #of(name: string): Asked {
    const asked = this.#asked.get(name);
    if (!asked) {
      throw new SourceError(
        'not-found',
        `There is no Alertmanager of \`${name}\` in the configuration of the portal.`,
      );
    }
    return asked;
  }
}

/**
 * Alertmanager only tells what fires now: what fired since it was last asked is known to Prometheus. Answers since when all is known:
 * since it was first asked, unless that was interrupted for too long.
 */
async function firedSince(
  covered: { from: Date; until: Date } | undefined,
  { prometheus, instance }: Asked,
  about: { selector: Selector; at: Date; signal: AbortSignal },
): Promise<{ fired: SourceAlert[]; from: Date }> {
  const { selector, at, signal } = about;
  if (!covered) {
    return { fired: [], from: at };
  }
  const least = new Date(at.getTime() - MOST_MS);
  const isWhole = covered.until >= least;
  return {
    fired: await readFiredAlerts(prometheus, {
      selector,
      from: isWhole ? covered.until : least,
      until: at,
      url: graphOf(instance.externalUrl, firingQuery(selector)),
      call: { signal },
    }),
    from: isWhole ? covered.from : least,
  };
}

/** Whether it is told already, be it under another id since Alertmanager is told more labels. */
function isSame({ sourceId, name, firedAt }: SourceAlert) {
  return (other: Known) =>
    other.sourceId === sourceId ||
    (other.name === name && other.firedAt === firedAt);
}

function toKnown({
  sourceId,
  name,
  severity,
  firedAt,
  url,
}: SourceAlert): Known {
  return { sourceId, name, severity, firedAt, url };
}

/**
 * What fired before and fires no longer. When it ended is not told: at this instant it had. A webhook knows better, so that this is put
 * right after the beginning and before every end that a webhook names.
 */
function endedSince(
  known: Known[],
  { firing, at }: { firing: SourceAlert[]; at: Date },
): SourceAlert[] {
  const still = new Set(firing.map(({ sourceId }) => sourceId));
  return known
    .filter(({ sourceId }) => !still.has(sourceId))
    .map(alert => ({
      ...alert,
      resolvedAt: at.toISOString(),
      sourceUpdatedAt: new Date(
        new Date(alert.firedAt).getTime() + 1,
      ).toISOString(),
    }));
}
