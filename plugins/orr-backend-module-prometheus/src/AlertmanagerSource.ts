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
import { interpretWebhook } from './interpretWebhook';
import { Endpoint, PrometheusConfig } from './readPrometheusConfig';
import { matchersOf } from './selector';
import { answeredAt, HttpLimits, sourceHttpOf } from './sourceHttpOf';

const currentAlerts = z.array(alertSchema);

/** What fired when it was last asked. */
const cursorSchema = z.object({
  firing: z.array(
    z.object({
      sourceId: z.string(),
      name: z.string(),
      severity: z.string().nullable(),
      firedAt: z.string(),
      url: z.string().nullable(),
    }),
  ),
});

type Known = z.infer<typeof cursorSchema>['firing'][number];

interface Asked {
  http: SourceHttp;
  title: string;
}

/**
 * The alerts that Alertmanager is told of: by its webhooks, and by asking for those that fire. It knows nothing of incidents unless the
 * configuration says that alerts of some severity are.
 *
 * @internal
 */
export class AlertmanagerSource implements IncidentSource {
  readonly id = 'alertmanager';
  readonly title = 'Alertmanager';
  readonly instances: readonly SourceInstance[];
  readonly knowsIncidents: boolean;
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
    const endpoints = config.instances.flatMap(
      ({ name, title, alertmanager }) =>
        alertmanager
          ? [{ name, title: `Alertmanager of ${title}`, at: alertmanager }]
          : [],
    );
    this.instances = endpoints.map(({ name, title, at }) => ({
      id: name,
      title,
      host: new URL(at.url).host,
    }));
    for (const { name, title, at } of endpoints) {
      this.#asked.set(name, {
        title,
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
    const { http, title } = this.#of(binding.instance);
    const filters = matchersOf(selectorOf(binding));
    if (!options.budget.take()) {
      return;
    }
    const { json, headers } = await http.request({
      path: `api/v2/alerts?${new URLSearchParams(
        filters.map(filter => ['filter', filter]),
      )}`,
      signal: options.signal,
    });
    const { data } = currentAlerts.safeParse(json);
    if (!data) {
      throw new SourceError(
        'bad-response',
        `${title} answered something else than alerts.`,
      );
    }
    const at = answeredAt(headers, this.#environment);
    const firing = data.map(alert =>
      toSourceAlert(alert, { isResolved: false }),
    );
    const known = cursorSchema.safeParse(options.cursor).data?.firing ?? [];
    const alerts = [...firing, ...endedSince(known, { firing, at })];
    yield {
      alerts,
      incidents: incidentsAmong(alerts, this.#config.incidentSeverities),
      cursor: { firing: firing.map(toKnown) },
      // It only tells what fires now.
      coveredFrom: at,
      done: true,
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
