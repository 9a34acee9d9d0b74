import { createHash } from 'node:crypto';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { executeGithub } from './githubGraphql';
import { json, Reply, UPSTREAM_WORDS } from './GithubServer';
import {
  GithubStore,
  toNode,
  toRest,
  toRestComparison,
  toRestStatuses,
} from './GithubStore';

/** A request as it came in. */
export interface ReceivedCall {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body?: { query: string; variables: Record<string, unknown> };
}

const notFound = { message: UPSTREAM_WORDS };
const PAGES = /^\/api\/v3\/repos\/acme\/pay\/(?<below>.+)$/i;

/** What a local GitHub has of deployments and runs, by both of its APIs, and every way in which it may fail. */
export class GithubDeploymentServer {
  readonly store = new GithubStore();
  readonly calls: ReceivedCall[] = [];
  /** Asked first for each request. */
  interfere: (call: ReceivedCall) => Reply | undefined = () => undefined;
  limit = { limit: 5000, remaining: 4900, resetAt: '2026-03-01T11:00:00Z' };
  /** Whether it answers 304. */
  knowsEtags = true;
  #server: Server | undefined;

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(error => response.destroy(error));
    });
    await new Promise<void>(resolve => {
      this.#server!.listen(0, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    this.#server!.closeAllConnections();
    await new Promise(resolve => {
      this.#server!.close(resolve);
    });
  }

  reset(): void {
    this.store.clear();
    this.calls.length = 0;
    this.interfere = () => undefined;
    this.knowsEtags = true;
    this.limit = {
      limit: 5000,
      remaining: 4900,
      resetAt: '2026-03-01T11:00:00Z',
    };
  }

  get host(): string {
    return `127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }

  get apiBaseUrl(): string {
    return `http://${this.host}/api/v3`;
  }

  /** What was asked for, in short. */
  get asked(): string[] {
    return this.calls.map(({ path }) =>
      path
        .replace(/^\/api\/v3\/repos\/acme\/pay\//i, '')
        .replace('/api/', '')
        .replace('?per_page=100', '')
        .replace('&page=', ' '),
    );
  }

  /** Answers as ever, or with what was made of it. */
  answerTo(
    call: ReceivedCall,
    response: ServerResponse,
    change?: (answer: object) => void,
  ): void {
    const root = this.#root();
    const reply = change
      ? executeGithub(call.body!, root).then(answer => {
          const changed = JSON.parse(JSON.stringify(answer));
          change(changed);
          return json(200, changed);
        })
      : this.#answer(call);
    reply.then(
      answer => answer(response),
      error => response.destroy(error),
    );
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    const call: ReceivedCall = {
      method: request.method!,
      path: request.url!,
      headers: request.headers,
      ...(text && { body: JSON.parse(text) }),
    };
    this.calls.push(call);
    const reply = this.interfere(call) ?? (await this.#answer(call));
    reply(response);
  }

  async #answer(call: ReceivedCall): Promise<Reply> {
    if (call.path === '/api/graphql' && call.method === 'POST') {
      return this.#limited(
        json(200, await executeGithub(call.body!, this.#root())),
      );
    }
    const { pathname, searchParams } = new URL(call.path, this.apiBaseUrl);
    const below = PAGES.exec(pathname)?.groups?.below;
    const body = below ? this.#rest(below) : undefined;
    if (pathname === '/api/v3/rate_limit' || pathname === '/api/v3/app') {
      return json(200, {});
    }
    return body === undefined
      ? json(404, notFound)
      : this.#limited(this.#page(call, body, searchParams));
  }

  #rest(below: string): unknown {
    const { store } = this;
    const [, one, statuses] =
      /^deployments\/(\d+)(\/statuses)?$/.exec(below) ?? [];
    const deployment = store.newest.find(({ id }) => id === Number(one));
    if (below === 'deployments') {
      return store.newest.map(toRest);
    }
    if (one) {
      return deployment && (statuses ? toRestStatuses : toRest)(deployment);
    }
    const [, base, head] = /^compare\/(.+)\.\.\.(.+)$/.exec(below) ?? [];
    if (base) {
      const commits = store.commitsBetween(base, head);
      return commits && toRestComparison(commits);
    }
    const [, file] = /^actions\/workflows\/([^/]+)\/runs$/.exec(below) ?? [];
    if (below === 'actions/runs' || file) {
      const runs = store.newestRuns.filter(
        ({ path }) => !file || path.endsWith(`/${file}`),
      );
      const isKnown = !file || runs.length > 0;
      return isKnown
        ? { total_count: runs.length, workflow_runs: runs }
        : undefined;
    }
    const [, id, attempt] =
      /^actions\/runs\/(\d+)\/attempts\/(\d+)$/.exec(below) ?? [];
    return store.runs.find(
      run => run.id === Number(id) && run.run_attempt === Number(attempt),
    );
  }

  #page(call: ReceivedCall, body: unknown, query: URLSearchParams): Reply {
    const size = Number(query.get('per_page') ?? 30);
    const page = Number(query.get('page') ?? 1);
    const within = ['workflow_runs', 'commits'].find(
      name => name in (body as object),
    );
    const list = within
      ? (body as Record<string, unknown[]>)[within]
      : Array.isArray(body) && body;
    const part = list && list.slice((page - 1) * size, page * size);
    const answer = within
      ? { ...(body as object), [within]: part }
      : part || body;
    const etag = `"${createHash('sha1')
      .update(JSON.stringify([answer, call.headers.authorization]))
      .digest('hex')}"`;
    return response => {
      if (list && list.length > page * size) {
        const next = new URL(call.path, this.apiBaseUrl);
        next.searchParams.set('page', String(page + 1));
        response.setHeader('link', `<${next.href}>; rel="next"`);
      }
      json(200, answer, {
        etag,
        isKnown: this.knowsEtags && call.headers['if-none-match'] === etag,
      })(response);
    };
  }

  #limited(reply: Reply): Reply {
    const { limit, remaining, resetAt } = this.limit;
    return response => {
      response.setHeader('x-ratelimit-limit', String(limit));
      response.setHeader('x-ratelimit-remaining', String(remaining));
      response.setHeader(
        'x-ratelimit-reset',
        String(Date.parse(resetAt) / 1000),
      );
      reply(response);
    };
  }

  /** Whatever a query asks for below it, it is answered by the published types. */
  #root() {
    return {
      repository: ({ owner, name }: { owner: string; name: string }) => {
        if (`${owner}/${name}`.toLowerCase() !== 'acme/pay') {
          throw Object.assign(new Error(UPSTREAM_WORDS), { type: 'NOT_FOUND' });
        }
        return {
          deployments: (wanted: {
            first: number;
            after?: string | null;
            orderBy?: { direction: 'ASC' | 'DESC' };
          }) => this.#deployments(wanted),
        };
      },
      rateLimit: { ...this.limit, cost: 1 },
    };
  }

  #deployments(wanted: {
    first: number;
    after?: string | null;
    orderBy?: { direction: 'ASC' | 'DESC' };
  }) {
    const { newest } = this.store;
    const isNewestFirst = wanted.orderBy?.direction === 'DESC';
    const ordered = isNewestFirst ? newest : newest.reverse();
    const after = wanted.after
      ? Number(Buffer.from(wanted.after, 'base64').toString())
      : undefined;
    const rest = ordered.filter(
      ({ id }) =>
        after === undefined || (isNewestFirst ? id < after : id > after),
    );
    const nodes = rest.slice(0, wanted.first);
    const last = nodes.at(-1);
    return {
      pageInfo: {
        hasNextPage: rest.length > nodes.length,
        endCursor: last
          ? Buffer.from(String(last.id)).toString('base64')
          : null,
      },
      nodes: nodes.map(toNode),
    };
  }
}
