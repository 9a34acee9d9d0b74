import { GithubCredentialsProvider } from '@backstage/integration';
import { OrrClock, TrackerError } from 'backstage-plugin-orr-node';
import { GithubRepository } from './githubIssue';
import { githubProblem } from './githubProblem';
import { readJson } from './readJson';
import { unlessAborted } from './unlessAborted';

const API_VERSION = '2022-11-28';
const REDIRECTS = 3;

/** @internal */
export interface GithubRestOptions {
  /** As the integration has it. */
  apiBaseUrl: string;
  host: string;
  /** What people know the host by. */
  title: string;
  credentials: GithubCredentialsProvider;
  clock: OrrClock;
  /** For one request with all that it is led on to. */
  timeoutMs?: number;
  maxBytes?: number;
}

/** @internal */
export interface GithubRequest {
  repository: GithubRepository;
  method: 'GET' | 'POST';
  /** Below the repository. */
  path: string;
  body?: object;
  etag?: string;
  signal?: AbortSignal;
}

/** Asks the REST API of one host about one repository. What it answers stays in here unless it is what was asked for. @internal */
export class GithubRest {
  readonly #options: GithubRestOptions;

  constructor(options: GithubRestOptions) {
    this.#options = options;
  }

  /** The JSON of the answer; absent where nothing has changed since the etag. */
  async request(
    request: GithubRequest,
  ): Promise<{ json?: unknown; etag?: string }> {
    const { timeoutMs = 10_000, maxBytes = 4_000_000, title } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = request.signal
      ? AbortSignal.any([timeout, request.signal])
      : timeout;
    const response = await this.#follow(request, signal);
    const etag = response.headers.get('etag') ?? undefined;
    if (response.status === 304) {
      return { etag };
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw githubProblem(response, { title, now: this.#options.clock.now() });
    }
    return { json: await readJson(response, { title, maxBytes }), etag };
  }

  async #follow(
    request: GithubRequest,
    signal: AbortSignal,
  ): Promise<Response> {
    const { apiBaseUrl, title } = this.#options;
    const { owner, name } = request.repository;
    const headers = await this.#headersFor(request, signal);
    let url = `${apiBaseUrl}/repos/${owner}/${name}${request.path}`;
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const response = await this.#send(url, { ...request, headers, signal });
      const target = redirectOf(response, request.method, url);
      if (!target) {
        return response;
      }
      await response.body?.cancel();
      // The credentials go nowhere but to the API that they are for.
      if (!isBelow(target, apiBaseUrl)) {
        throw new TrackerError(
          'unexpected',
          `${title} points to another place than its API.`,
        );
      }
      url = target;
    }
    throw new TrackerError(
      'unexpected',
      `${title} points from one address to the next.`,
    );
  }

  async #send(
    url: string,
    request: Pick<GithubRequest, 'method' | 'body'> & {
      headers: Record<string, string>;
      signal: AbortSignal;
    },
  ): Promise<Response> {
    const { method, body, headers, signal } = request;
    try {
      return await fetch(url, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'manual',
        signal,
      });
    } catch {
      // What the runtime says of a failed request may hold the request.
      throw new TrackerError(
        'unavailable',
        `${this.#options.title} cannot be reached at the moment.`,
      );
    }
  }

  async #headersFor(
    { repository, body, etag }: GithubRequest,
    signal: AbortSignal,
  ): Promise<Record<string, string>> {
    const { host, credentials, title } = this.#options;
    const { owner, name } = repository;
    try {
      const { headers } = await unlessAborted(
        credentials.getCredentials({ url: `https://${host}/${owner}/${name}` }),
        signal,
      );
      return {
        ...headers,
        accept: 'application/vnd.github+json',
        'user-agent': 'operational-readiness-for-backstage',
        'x-github-api-version': API_VERSION,
        ...(body && { 'content-type': 'application/json' }),
        ...(etag && { 'if-none-match': etag }),
      };
    } catch (error) {
      // No app of the portal is installed there, or it is suspended: its own error may hold what GitHub said.
      const isMissing = (error as Error)?.name === 'NotFoundError';
      throw new TrackerError(
        isMissing ? 'notAllowed' : 'unavailable',
        isMissing
          ? `The portal has no access to ${owner}/${name} in ${title}.`
          : `The portal could not sign in to ${title}.`,
      );
    }
  }
}

/** Where an answer leads on to; what was sent is sent again only where the answer says so. */
function redirectOf(
  { status, headers }: Response,
  method: GithubRequest['method'],
  from: string,
): string | undefined {
  const location = headers.get('location');
  const leadsOn =
    [307, 308].includes(status) ||
    (method === 'GET' && [301, 302].includes(status));
  return leadsOn && location && URL.canParse(location, from)
    ? new URL(location, from).href
    : undefined;
}

function isBelow(target: string, apiBaseUrl: string): boolean {
  const { origin, pathname } = new URL(target);
  const api = new URL(apiBaseUrl);
  return (
    origin === api.origin &&
    pathname.startsWith(`${api.pathname.replace(/\/$/, '')}/`)
  );
}
