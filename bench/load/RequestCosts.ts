import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { Knex } from 'knex';

/** What one request made our plugin do. */
export interface RequestCost {
  route: string;
  /** SQL statements, BEGIN and COMMIT included. */
  statements: number;
  /** From sending a statement to its answer, added up. */
  databaseMs: number;
  /** The same for COMMIT alone, where the database writes to its disk. */
  commitMs: number;
  /** From the request's arrival in the plugin to its answer's end. */
  totalMs: number;
  /** Requests to other plugins, such as `permission/authorize`. */
  outgoing: string[];
  /** From sending them to their answers, added up. */
  outgoingMs: number;
}

/** What is read of a request of Express. */
interface RoutedRequest {
  method: string;
  path: string;
  baseUrl: string;
}

/** Knex times no BEGIN and no COMMIT; here every statement passes. */
interface KnexClient {
  _query(connection: unknown, query: { sql: string }): Promise<unknown>;
}

const BY_LAST: Record<string, string> = {
  overview: 'getEntityOverview',
  'deploy-health': 'getEntityDeployHealth',
  deployments: 'recordDeployments',
};

const BY_METHOD: Record<string, string> = {
  PUT: 'saveAnswer',
  POST: 'createReview',
};

function routeOf({ method, path, baseUrl }: RoutedRequest): string {
  if (baseUrl.includes('/floor')) {
    return 'floor';
  }
  const [last] = path.split('/').slice(-1);
  return BY_LAST[last] ?? BY_METHOD[method] ?? `${method} ${path}`;
}

/** `/api/permission/authorize?x` as `permission/authorize`, and no more of it where it names somebody. */
function calledOf(path: string): string {
  const [, plugin, action] = /^\/api\/([^/?]+)\/?([^/?]*)/.exec(path) ?? [];
  return plugin ? `${plugin}/${action}` : path;
}

/**
 * Takes down, for each request on its own and while others run beside it, the statements that it sends and the requests
 * that it makes of others.
 */
export class RequestCosts {
  readonly #running = new AsyncLocalStorage<RequestCost>();
  #costs: RequestCost[] = [];

  constructor() {
    const underWay = new WeakMap<object, { cost: RequestCost; at: number }>();
    const begin = (message: unknown) => {
      const { request } = message as { request: { path: string } };
      const cost = this.#running.getStore();
      if (cost) {
        cost.outgoing.push(calledOf(request.path));
        underWay.set(request, { cost, at: performance.now() });
      }
    };
    const end = (message: unknown) => {
      const sent = underWay.get((message as { request: object }).request);
      if (sent) {
        sent.cost.outgoingMs += performance.now() - sent.at;
      }
    };
    diagnostics.subscribe('http.client.request.start', begin);
    diagnostics.subscribe('http.client.response.finish', end);
    diagnostics.subscribe('undici:request:create', begin);
    diagnostics.subscribe('undici:request:trailers', end);
  }

  /** To be mounted before the plugin's own routes. */
  readonly middleware = (
    request: RoutedRequest,
    response: ServerResponse,
    next: () => void,
  ): void => {
    const cost: RequestCost = {
      route: routeOf(request),
      statements: 0,
      databaseMs: 0,
      commitMs: 0,
      totalMs: 0,
      outgoing: [],
      outgoingMs: 0,
    };
    const startedAt = performance.now();
    response.once('finish', () => {
      cost.totalMs = performance.now() - startedAt;
      this.#costs.push(cost);
    });
    this.#running.run(cost, next);
  };

  /** Counts and times what is sent to databases of this kind on behalf of a request. */
  watch(knex: Knex): void {
    const running = this.#running;
    // A transaction has a client of its own, with the same prototype.
    const prototype: KnexClient = Object.getPrototypeOf(knex.client);
    const query = prototype._query;
    prototype._query = async function timed(connection, sent) {
      const cost = running.getStore();
      if (!cost) {
        return query.call(this, connection, sent);
      }
      cost.statements += 1;
      const startedAt = performance.now();
      const answer = await query.call(this, connection, sent);
      const took = performance.now() - startedAt;
      cost.databaseMs += took;
      cost.commitMs += /^commit/i.test(sent.sql) ? took : 0;
      return answer;
    };
  }

  /** Of the requests that ended since the last call. */
  take(): RequestCost[] {
    const taken = this.#costs;
    this.#costs = [];
    return taken;
  }
}
