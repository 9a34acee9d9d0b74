import {
  SourceEnvironment,
  SourceError,
  SourceHttp,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { BuildbotBuild, buildSchema } from './buildbotBuild';
import { BuildbotInstance } from './readBuildbotConfig';

/** So many builds are asked for at once. @internal */
export const PAGE = 50;

/** From a number or an instant on, or some that are known. @internal */
export type WhichBuilds =
  | { number: number }
  | { startedAt: Date }
  | { numbers: readonly number[] };

const buildsSchema = z.object({ builds: z.array(buildSchema).max(PAGE) });

/** Asks one master about its builds. @internal */
export class BuildbotApi {
  readonly title: string;
  readonly host: string;
  readonly #http: SourceHttp;

  constructor(options: {
    instance: BuildbotInstance;
    environment: SourceEnvironment;
    /** Shorter in tests. */
    timing?: { timeoutMs?: number; pauseMs?: number; maxBytes?: number };
  }) {
    const { instance, environment, timing } = options;
    this.host = new URL(instance.baseUrl).host;
    this.title = `Buildbot at ${this.host}`;
    this.#http = new SourceHttp({
      title: this.title,
      baseUrl: instance.baseUrl,
      headers: async () => headersOf(instance),
      gate: environment.hosts.of(this.host),
      clock: environment.clock,
      ...timing,
    });
  }

  /** Builds of a builder, the oldest first: they come to an end in another order than they begin in, but keep their numbers. */
  async builds(
    builder: string,
    which: WhichBuilds,
    signal: AbortSignal,
  ): Promise<BuildbotBuild[]> {
    const path = `${pathOf(builder)}/builds?${filterOf(
      which,
    )}&order=number&limit=${PAGE}&property=*`;
    const { builds } = await this.#ask(path, buildsSchema, signal);
    return builds;
  }

  /** A builder that there is not has no builds, says Buildbot, and no error. */
  async requireBuilder(builder: string, signal: AbortSignal): Promise<void> {
    await this.#ask(pathOf(builder), z.object({}), signal);
  }

  async requireApi(signal: AbortSignal): Promise<void> {
    const schema = z.object({ masters: z.array(z.unknown()) });
    await this.#ask('api/v2/masters?limit=1', schema, signal);
  }

  async #ask<T>(
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { json } = await this.#http.request({ path, signal });
    const parsed = schema.safeParse(json);
    if (!parsed.success) {
      throw new SourceError(
        'bad-response',
        `${this.title} answered something else than it should.`,
      );
    }
    return parsed.data;
  }
}

function pathOf(builder: string): string {
  return `api/v2/builders/${encodeURIComponent(builder)}`;
}

function filterOf(which: WhichBuilds): string {
  if ('numbers' in which) {
    return which.numbers.map(number => `number=${number}`).join('&');
  }
  return 'number' in which
    ? `number__ge=${which.number}`
    : `started_at__ge=${Math.floor(which.startedAt.getTime() / 1000)}`;
}

function headersOf({ username, password }: BuildbotInstance) {
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const none: Record<string, string> = {};
  return username ? { authorization: `Basic ${basic}` } : none;
}
