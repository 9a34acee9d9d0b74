import {
  RateLimit,
  SourceEnvironment,
  SourceError,
  SourceHttp,
  SourceHttpOptions,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { PagerdutyAccount } from './readPagerdutyConfig';

/** How long, how much, how often; what SourceHttp takes by default where absent. @internal */
export type HttpLimits = Pick<
  SourceHttpOptions,
  'timeoutMs' | 'maxBytes' | 'pauseMs'
>;

/** As PagerDuty gives them: the end of the window in seconds from now. */
function rateLimitOf(headers: Headers, now: Date): RateLimit | undefined {
  const numberOf = (name: string) => Number(headers.get(name) ?? NaN);
  const remaining = numberOf('ratelimit-remaining');
  const limit = numberOf('ratelimit-limit');
  const seconds = numberOf('ratelimit-reset');
  if (Number.isNaN(remaining)) {
    return undefined;
  }
  return {
    remaining,
    ...(limit >= 0 && { limit }),
    ...(seconds >= 0 && { resetAt: new Date(now.getTime() + seconds * 1000) }),
  };
}

/** Asks the REST API of one account. @internal */
export class PagerdutyApi {
  readonly title: string;
  readonly #http: SourceHttp;
  readonly #environment: SourceEnvironment;

  constructor(
    account: PagerdutyAccount,
    options: { environment: SourceEnvironment; limits?: HttpLimits },
  ) {
    const { title, token, apiBaseUrl } = account;
    const { environment, limits } = options;
    this.title = title;
    this.#environment = environment;
    this.#http = new SourceHttp({
      title,
      baseUrl: apiBaseUrl,
      headers: async () => ({
        accept: 'application/vnd.pagerduty+json;version=2',
        authorization: `Token token=${token}`,
      }),
      gate: environment.hosts.of(new URL(apiBaseUrl).host),
      clock: environment.clock,
      rateLimitOf,
      ...limits,
    });
  }

  /** What is there, and when that was so. */
  async get<T>(
    path: string,
    parameters: readonly (readonly [string, string])[],
    { schema, signal }: { schema: z.ZodType<T>; signal: AbortSignal },
  ): Promise<{ value: T; at: Date }> {
    const query = new URLSearchParams(parameters.map(([k, v]) => [k, v]));
    const { json, headers } = await this.#http.request({
      path: parameters.length > 0 ? `${path}?${query}` : path,
      signal,
    });
    const { success, data } = schema.safeParse(json);
    if (!success) {
      throw new SourceError(
        'bad-response',
        `${this.title} answered something else than was asked for.`,
      );
    }
    const date = new Date(headers.get('date') ?? NaN);
    const isDated = !Number.isNaN(date.getTime());
    return { value: data, at: isDated ? date : this.#environment.clock.now() };
  }
}

/** The accounts that may be asked, by their names. @internal */
export class PagerdutyAccounts {
  readonly #apis: Map<string, PagerdutyApi>;

  constructor(
    accounts: readonly PagerdutyAccount[],
    options: { environment: SourceEnvironment; limits?: HttpLimits },
  ) {
    this.#apis = new Map(
      accounts.map(account => [
        account.name,
        new PagerdutyApi(account, options),
      ]),
    );
  }

  /** A SourceError where it is configured no longer. */
  of(name: string): PagerdutyApi {
    const api = this.#apis.get(name);
    if (!api) {
      throw new SourceError(
        'not-found',
        `There is no account \`${name}\` in the configuration of the portal.`,
      );
    }
    return api;
  }

  /** Asks for one service, whichever: reading services is among what is needed. */
  async probe(
    name: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    const schema = z.object({ services: z.array(z.unknown()) });
    await this.of(name).get('services', [['limit', '1']], { schema, signal });
  }
}
