import {
  SourceEnvironment,
  SourceError,
  SourceHttp,
  SourceHttpOptions,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GitlabInstance } from './gitlabHosts';
import { gitlabRateLimitOf } from './gitlabRateLimitOf';

/** How many items GitLab puts on a page at most. */
const PAGE_SIZE = 100;

/** @internal */
export type GitlabPatience = Pick<
  SourceHttpOptions,
  'timeoutMs' | 'maxBytes' | 'pauseMs'
>;

/** Asks one GitLab, and knows what of its answers is as it should be. @internal */
export class GitlabApi {
  readonly title: string;
  readonly baseUrl: string;
  readonly #http: SourceHttp;

  constructor(
    instance: GitlabInstance,
    environment: SourceEnvironment,
    patience: GitlabPatience = {},
  ) {
    this.title = instance.title;
    this.baseUrl = instance.baseUrl;
    this.#http = new SourceHttp({
      title: instance.title,
      baseUrl: instance.apiBaseUrl,
      headers: async () => instance.credentials(),
      gate: environment.hosts.of(instance.host),
      clock: environment.clock,
      rateLimitOf: gitlabRateLimitOf,
      ...patience,
    });
  }

  /** One thing, by its address. */
  async read<T>(
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { json } = await this.#http.request({
      path,
      conditional: true,
      signal,
    });
    return this.#parse(json, schema);
  }

  /** The same of what is not asked for a second time. */
  async readOnce<T>(
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { json } = await this.#http.request({ path, signal });
    return this.#parse(json, schema);
  }

  /** A page of a list, and whether there is another one after it. One that is asked for again and again may be remembered. */
  async readPage<T>(
    path: string,
    query: Record<string, string>,
    options: {
      schema: z.ZodType<T>;
      signal: AbortSignal;
      isRemembered: boolean;
    },
  ): Promise<{ items: T[]; hasNext: boolean }> {
    const { json, headers } = await this.#http.request({
      path: `${path}?${new URLSearchParams({
        ...query,
        per_page: String(PAGE_SIZE),
      })}`,
      conditional: options.isRemembered,
      signal: options.signal,
    });
    const items = this.#parse(json, z.array(options.schema));
    return { items, hasNext: hasNext(headers, items.length) };
  }

  #parse<T>(json: unknown, schema: z.ZodType<T>): T {
    const parsed = schema.safeParse(json);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new SourceError(
        'bad-response',
        `${this.title} answered something else than it should.`,
        {
          // The place alone: what is there may be for nobody.
          operatorHint: `Not as GitLab describes it: ${
            issue.path.map(String).join('.') || 'the whole answer'
          }.`,
        },
      );
    }
    return parsed.data;
  }
}

/** Long lists come without totals, and a proxy may take away what it does not know. */
function hasNext(headers: Headers, count: number): boolean {
  const page = headers.get('x-next-page');
  if (page !== null) {
    return page.trim() !== '';
  }
  const link = headers.get('link');
  return link === null ? count >= PAGE_SIZE : /rel="?next"?/.test(link);
}
