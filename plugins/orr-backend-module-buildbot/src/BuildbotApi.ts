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
    from: { number: number } | { startedAt: Date },
    signal: AbortSignal,
  ): Promise<BuildbotBuild[]> {
    const filter =
      'number' in from
        ? `number__ge=${from.number}`
        : `started_at__ge=${Math.floor(from.startedAt.getTime() / 1000)}`;
    const { builds } = await this.#ask(
      `${pathOf(
        builder,
      )}/builds?${filter}&order=number&limit=${PAGE}&property=*`,
      buildsSchema,
      signal,
    );
    return builds;
  }

  async build(
    builder: string,
    number: number,
    signal: AbortSignal,
  ): Promise<BuildbotBuild | undefined> {
    const { builds } = await this.#ask(
      `${pathOf(builder)}/builds/${number}?property=*`,
      buildsSchema,
      signal,
    );
    return builds.at(0);
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

function headersOf({ username, password }: BuildbotInstance) {
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const none: Record<string, string> = {};
  return username ? { authorization: `Basic ${basic}` } : none;
}
