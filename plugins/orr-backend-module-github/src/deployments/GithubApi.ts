import {
  GithubCredentials,
  GithubCredentialsProvider,
} from '@backstage/integration';
import {
  HostGate,
  OrrClock,
  RateLimit,
  SourceError,
  SourceHttp,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GithubHost } from '../githubHosts';
import { GithubRepository } from '../githubIssue';
import { githubCredentials } from './githubCredentials';
import {
  DeploymentNode,
  deploymentsAnswer,
  DEPLOYMENTS_QUERY,
} from './githubQuery';

const API_VERSION = '2022-11-28';
/** What an app may not read of a deployment without losing the rest. */
const DISPENSABLE = ['commit', 'ref', 'creator', 'databaseId'];

/** @internal */
export interface GithubApiOptions extends GithubHost {
  credentials: GithubCredentialsProvider;
  gate: HostGate;
  clock: OrrClock;
  timeoutMs?: number;
  maxBytes?: number;
  pauseMs?: number;
}

/** A page of deployments, newest first. @internal */
export interface DeploymentPage {
  nodes: DeploymentNode[];
  /** Where the next page begins; absent behind the last one. */
  next?: string;
}

interface Ask {
  repository: GithubRepository;
  signal: AbortSignal;
}

/** Asks the two APIs of one host. @internal */
export class GithubApi {
  readonly title: string;
  readonly #options: GithubApiOptions;
  readonly #rest: SourceHttp;
  readonly #graphql: SourceHttp;

  constructor(options: GithubApiOptions) {
    this.#options = options;
    this.title = options.title;
    const common = { ...options, headers: async () => ({}), rateLimitOf };
    this.#rest = new SourceHttp({ ...common, baseUrl: options.apiBaseUrl });
    this.#graphql = new SourceHttp({
      ...common,
      baseUrl: options.apiBaseUrl.replace(/\/v3$/, ''),
    });
  }

  /** What the REST API has below a repository, and whether there is a next page. */
  async get<T>(
    path: string,
    schema: z.ZodType<T>,
    { repository, signal, conditional }: Ask & { conditional?: boolean },
  ): Promise<{ data: T; hasNext: boolean }> {
    const { json, headers } = await this.#rest.request({
      path: `repos/${pathOf(repository)}/${path}`,
      headers: await this.#headersFor({ repository, signal }),
      conditional,
      signal,
    });
    const { data, success } = schema.safeParse(json);
    if (!success) {
      throw this.#unexpected();
    }
    return {
      data,
      hasNext: /;\s*rel="?next"?/.test(headers.get('link') ?? ''),
    };
  }

  /** A page of deployments; undefined where the host does not answer that by GraphQL. */
  async deployments({
    repository,
    after,
    signal,
  }: Ask & { after: string | null }): Promise<DeploymentPage | undefined> {
    const headers = await this.#headersFor({ repository, signal });
    const { owner, name } = repository;
    let json: unknown;
    try {
      ({ json } = await this.#graphql.request({
        path: 'graphql',
        method: 'POST',
        body: { query: DEPLOYMENTS_QUERY, variables: { owner, name, after } },
        headers,
        signal,
      }));
    } catch (error) {
      const { problem } = error as SourceError;
      if (['not-found', 'forbidden', 'bad-response'].includes(problem)) {
        return undefined;
      }
      throw error;
    }
    return this.#pageOf(json, after);
  }

  /** Asks what costs nothing and is answered to those alone who are known. */
  async probe(signal: AbortSignal): Promise<void> {
    const { host, title } = this.#options;
    const { authorization, type } = await githubCredentials(
      this.#options.credentials,
      { url: `https://${host}`, title, signal },
    );
    try {
      await this.#rest.request({
        path: type === 'app' ? 'app' : 'rate_limit',
        headers: headersOf(authorization),
        signal,
      });
    } catch (error) {
      // An Enterprise host without limits says so.
      const { problem } = error as SourceError;
      if (type === 'app' || problem !== 'not-found') {
        throw error;
      }
    }
  }

  #pageOf(json: unknown, after: string | null): DeploymentPage | undefined {
    const answer = deploymentsAnswer.safeParse(json).data;
    if (!answer) {
      throw this.#unexpected();
    }
    const limit = answer.data?.rateLimit;
    if (limit) {
      const resetAt = new Date(limit.resetAt);
      this.#options.gate.noteLimit({ ...limit, resetAt });
    }
    const graver = answer.errors?.filter(
      ({ path }) => !DISPENSABLE.includes(String(path?.at(-1))),
    );
    const page = answer.data?.repository?.deployments;
    if (graver?.length || !page) {
      throw this.#refusal(graver?.map(({ type }) => type ?? '') ?? []);
    }
    const { hasNextPage, endCursor } = page.pageInfo;
    if (hasNextPage && (!endCursor || endCursor === after)) {
      throw this.#unexpected();
    }
    const nodes = (page.nodes ?? []).filter(node => node !== null);
    // An id that is too large for GraphQL is null; REST has it.
    return nodes.every(hasId)
      ? { nodes, ...(hasNextPage && { next: endCursor! }) }
      : undefined;
  }

  #refusal(types: string[]): SourceError {
    if (types.includes('RATE_LIMITED')) {
      return new SourceError(
        'rate-limited',
        `${this.title} asks the portal to wait before it asks again.`,
        { retryAt: this.#options.gate.noteRefusal() },
      );
    }
    const isMissing = types.includes('NOT_FOUND') || types.length === 0;
    if (isMissing || types.includes('FORBIDDEN')) {
      return new SourceError(
        isMissing ? 'not-found' : 'forbidden',
        `Not found in ${this.title}, or not permitted to the portal.`,
      );
    }
    return new SourceError(
      'unavailable',
      `${this.title} does not work at the moment.`,
    );
  }

  async #headersFor({
    repository,
    signal,
  }: Ask): Promise<Record<string, string>> {
    const { host, title, credentials } = this.#options;
    const { authorization } = await githubCredentials(credentials, {
      url: `https://${host}/${pathOf(repository)}`,
      title,
      signal,
    });
    return headersOf(authorization);
  }

  #unexpected(): SourceError {
    return new SourceError(
      'bad-response',
      `${this.title} answered something else than what it was asked for.`,
    );
  }
}

function hasId(node: { databaseId: number | null }): node is DeploymentNode {
  return node.databaseId !== null;
}

function pathOf({ owner, name }: GithubRepository): string {
  return `${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

function headersOf(authorization: GithubCredentials['token']) {
  return {
    authorization: authorization!,
    accept: 'application/vnd.github+json',
    'x-github-api-version': API_VERSION,
  };
}

/** What the headers of every answer say. */
function rateLimitOf(headers: Headers): RateLimit | undefined {
  const remaining = Number(headers.get('x-ratelimit-remaining') ?? NaN);
  const limit = Number(headers.get('x-ratelimit-limit') ?? NaN);
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN);
  return Number.isFinite(remaining)
    ? {
        remaining,
        ...(Number.isFinite(limit) && { limit }),
        ...(reset > 0 && { resetAt: new Date(reset * 1000) }),
      }
    : undefined;
}
