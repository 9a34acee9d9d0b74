import {
  SourceCallOptions,
  SourceEnvironment,
  SourceError,
  SourceHttp,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { PrometheusInstance } from './readPrometheusConfig';
import {
  answeredAt,
  HttpLimits,
  noRequestLeft,
  sourceHttpOf,
} from './sourceHttpOf';

const labels = z.record(z.string(), z.string());
/** Seconds since 1970, and a number as text. */
const sample = z.tuple([z.number(), z.string()]);

const vector = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(z.object({ metric: labels, value: sample })),
  }),
});

const matrix = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(z.object({ metric: labels, values: z.array(sample) })),
  }),
});

const alertRule = z.object({
  name: z.string(),
  query: z.string(),
  labels: labels.optional(),
  /** Whether its query works: ok, err or unknown. */
  health: z.string().optional(),
  lastEvaluation: z.string().optional(),
  alerts: z
    .array(z.object({ labels, state: z.string() }))
    .nullish()
    .transform(alerts => alerts ?? []),
});

const rules = z.object({
  status: z.literal('success'),
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.union([
            alertRule.extend({ type: z.literal('alerting') }),
            z.object({ type: z.literal('recording') }),
          ]),
        ),
      }),
    ),
  }),
});

/** A rule that makes alerts. @internal */
export type AlertRule = z.infer<typeof alertRule>;
/** One of what an instant query yields. @internal */
export type VectorSample = z.infer<typeof vector>['data']['result'][number];
type MatrixSeries = z.infer<typeof matrix>['data']['result'][number];

/** What was answered, and when. @internal */
export interface Told<T> {
  value: T;
  at: Date;
}

/** Of the rules of an instance, what one answer says serves all of its entities for so long. */
const RULES_KEPT_MS = 60_000;

/** Asks one Prometheus. @internal */
export class PrometheusApi {
  readonly #http: SourceHttp;
  readonly #title: string;
  readonly #environment: SourceEnvironment;
  readonly #rulesKeptMs: number;
  #rules: { told: Told<AlertRule[]>; until: number } | undefined;

  constructor(
    instance: PrometheusInstance,
    options: {
      environment: SourceEnvironment;
      limits?: HttpLimits;
      rulesKeptMs?: number;
    },
  ) {
    const { title } = instance;
    this.#title = title;
    this.#environment = options.environment;
    this.#rulesKeptMs = options.rulesKeptMs ?? RULES_KEPT_MS;
    this.#http = sourceHttpOf(instance, { title, ...options });
  }

  /** Whether it answers a query at all. */
  async probe(signal: AbortSignal): Promise<void> {
    await this.#ask('api/v1/query', { query: 'vector(1)' }, vector, { signal });
  }

  /** Everything that makes alerts, whatever it is about. */
  async alertRules(options: SourceCallOptions): Promise<Told<AlertRule[]>> {
    const now = this.#environment.clock.now().getTime();
    if (this.#rules && this.#rules.until > now) {
      return this.#rules.told;
    }
    const { value, at } = await this.#ask(
      'api/v1/rules',
      { type: 'alert' },
      rules,
      options,
    );
    const told = {
      value: value.data.groups
        .flatMap(group => group.rules)
        .filter(rule => rule.type === 'alerting'),
      at,
    };
    this.#rules = { told, until: now + this.#rulesKeptMs };
    return told;
  }

  /** What a query yields now. */
  async query(
    query: string,
    options: SourceCallOptions,
  ): Promise<Told<VectorSample[]>> {
    const { value, at } = await this.#ask(
      'api/v1/query',
      { query },
      vector,
      options,
    );
    return { value: value.data.result, at };
  }

  /** All that is stored of what a query with a duration, such as `up[60s]`, selects. */
  async querySamples(
    query: string,
    options: Pick<SourceCallOptions, 'signal'>,
  ): Promise<Told<MatrixSeries[]>> {
    const { value, at } = await this.#ask(
      'api/v1/query',
      { query },
      matrix,
      options,
    );
    return { value: value.data.result, at };
  }

  /** What a query yields at instants that lie a step apart. */
  async queryRange(
    range: { query: string; start: Date; end: Date; stepSeconds: number },
    options: SourceCallOptions,
  ): Promise<Told<MatrixSeries[]>> {
    const { query, start, end, stepSeconds } = range;
    const { value, at } = await this.#ask(
      'api/v1/query_range',
      {
        query,
        start: secondsOf(start),
        end: secondsOf(end),
        step: String(stepSeconds),
      },
      matrix,
      options,
    );
    return { value: value.data.result, at };
  }

  async #ask<T>(
    path: string,
    parameters: Record<string, string>,
    schema: z.ZodType<T>,
    options: Pick<SourceCallOptions, 'signal'> & Partial<SourceCallOptions>,
  ): Promise<Told<T>> {
    if (options.budget && !options.budget.take()) {
      throw noRequestLeft(this.#title);
    }
    const { json, headers } = await this.#http.request({
      path: `${path}?${new URLSearchParams(parameters)}`,
      signal: options.signal,
    });
    const { success, data } = schema.safeParse(json);
    if (!success) {
      throw new SourceError(
        'bad-response',
        `${this.#title} answered something else than was asked for.`,
      );
    }
    return { value: data, at: answeredAt(headers, this.#environment) };
  }
}

/** An instant as Prometheus takes it. */
function secondsOf(instant: Date): string {
  return (instant.getTime() / 1000).toFixed(3);
}
