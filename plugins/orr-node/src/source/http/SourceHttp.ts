import { createHash } from 'node:crypto';
import { OrrClock } from '../../clock/orrClock';
import { SourceError } from '../SourceError';
import { HostGate } from './HostGate';
import { readBody } from './readBody';
import { sourceProblemOf } from './sourceProblemOf';

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 10_000_000;
const TRIES = 3;
const REDIRECTS = 3;
/** What is left of a limit for everybody else who uses the same token. */
const HEADROOM = 0.2;
const REMEMBERED = 500;

/**
 * How many requests a host still takes, as its headers say.
 *
 * @public
 */
export interface RateLimit {
  /** In the running window. */
  limit?: number;
  /** In the running window. */
  remaining: number;
  /** When the window ends. */
  resetAt?: Date;
}

/** @public */
export interface SourceHttpOptions {
  /** What people know the instance by. */
  title: string;
  /** As configured. Nothing outside of it is ever asked. */
  baseUrl: string;
  /** Credentials and what else goes with every request. It throws a SourceError where there are none. */
  headers(path: string): Promise<Record<string, string>>;
  /** Of the host, shared by all who ask it. */
  gate: HostGate;
  /** Tells the time. */
  clock: OrrClock;
  /** Reads the limits of the host; absent where it has none. */
  rateLimitOf?(headers: Headers, now: Date): RateLimit | undefined;
  /** For one try with all that it is led on to; 60 s by default. */
  timeoutMs?: number;
  /** 10 MB by default. */
  maxBytes?: number;
  /** Between tries; 500 ms by default, doubled each time. */
  pauseMs?: number;
}

/** @public */
export interface SourceHttpRequest {
  /** Below the base, or a whole address below it, such as that of a next page. */
  path: string;
  /** GET where absent. */
  method?: 'GET' | 'POST';
  /** Sent as JSON. */
  body?: object;
  /** Besides those of every request. */
  headers?: Record<string, string>;
  /** Asked only for what has changed since the same was asked with the same credentials. */
  conditional?: boolean;
  /** Ends it. */
  signal?: AbortSignal;
}

/** @public */
export interface SourceHttpAnswer {
  /** The parsed body, also where nothing has changed. */
  json: unknown;
  /** Of the answer. */
  headers: Headers;
  /** Whether the host said that nothing has changed. */
  isUnchanged: boolean;
}

interface Remembered {
  etag: string;
  json: unknown;
}

/**
 * Asks an instance of a system for JSON: within its base address, one request at a time, with its limits kept, a few tries where it
 * does not work, and no word of what it answered in what goes wrong.
 *
 * @public
 */
export class SourceHttp {
  readonly #options: SourceHttpOptions;
  readonly #remembered = new Map<string, Remembered>();

  constructor(options: SourceHttpOptions) {
    this.#options = options;
  }

  /** Throws a SourceError for everything that is no JSON with a status of success. */
  async request(request: SourceHttpRequest): Promise<SourceHttpAnswer> {
    const { gate, title } = this.#options;
    return gate.run(async () => {
      gate.requireOpen(title);
      return this.#try(request);
    });
  }

  async #try(request: SourceHttpRequest): Promise<SourceHttpAnswer> {
    const { gate, pauseMs = 500 } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await this.#ask(request);
        gate.noteAnswer();
        return answer;
      } catch (error) {
        const isPassing =
          error instanceof SourceError && error.problem === 'unavailable';
        if (!isPassing) {
          gate.noteAnswer();
          throw error;
        }
        const endsHere =
          attempt === TRIES || error.retryAt || request.signal?.aborted;
        if (endsHere) {
          gate.noteFailure();
          throw error;
        }
        await new Promise(resolve => {
          setTimeout(resolve, pauseMs * 2 ** (attempt - 1));
        });
      }
    }
  }

  async #ask(request: SourceHttpRequest): Promise<SourceHttpAnswer> {
    const {
      title,
      maxBytes = MAX_BYTES,
      timeoutMs = TIMEOUT_MS,
    } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = request.signal
      ? AbortSignal.any([timeout, request.signal])
      : timeout;
    const url = this.#within(request.path);
    const headers = await this.#headersOf(request);
    const key = request.conditional ? rememberedKey(url, headers) : undefined;
    const known = key === undefined ? undefined : this.#remembered.get(key);
    const response = await this.#follow(url, {
      method: request.method ?? 'GET',
      headers: { ...headers, ...(known && { 'if-none-match': known.etag }) },
      ...(request.body && { body: JSON.stringify(request.body) }),
      signal,
    });
    const limit = this.#noteLimit(response);
    if (response.status === 304 && known) {
      return { json: known.json, headers: response.headers, isUnchanged: true };
    }
    if (!response.ok || response.status === 203) {
      await response.body?.cancel();
      throw this.#problemOf(response, limit);
    }
    const json = await this.#jsonOf(response, { title, maxBytes });
    const etag = response.headers.get('etag');
    if (key !== undefined && etag) {
      this.#remember(key, { etag, json });
    }
    return { json, headers: response.headers, isUnchanged: false };
  }

  async #headersOf(
    request: SourceHttpRequest,
  ): Promise<Record<string, string>> {
    return {
      accept: 'application/json',
      'user-agent': 'operational-readiness-for-backstage',
      ...(request.body && { 'content-type': 'application/json' }),
      ...(await this.#options.headers(request.path)),
      ...request.headers,
    };
  }

  async #follow(first: string, init: RequestInit): Promise<Response> {
    const { title } = this.#options;
    let url = first;
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const response = await this.#send(url, init);
      const location = response.headers.get('location');
      const leadsOn = [301, 302, 307, 308].includes(response.status);
      if (!leadsOn || !location || init.method !== 'GET') {
        return response;
      }
      await response.body?.cancel();
      url = this.#within(new URL(location, url).href);
    }
    throw new SourceError(
      'bad-response',
      `${title} points from one address to the next.`,
    );
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, { ...init, redirect: 'manual' });
    } catch {
      // What the runtime says of a failed request may hold the request.
      throw this.#unreachable();
    }
  }

  async #jsonOf(
    response: Response,
    { title, maxBytes }: { title: string; maxBytes: number },
  ): Promise<unknown> {
    let text: string;
    try {
      text = await readBody(response, { title, maxBytes });
    } catch (error) {
      throw error instanceof SourceError ? error : this.#unreachable();
    }
    try {
      return JSON.parse(text);
    } catch {
      throw new SourceError(
        'bad-response',
        `${title} answered something that is no JSON.`,
        {
          operatorHint:
            'A page to sign in, or a proxy in between, may have answered.',
        },
      );
    }
  }

  #unreachable(): SourceError {
    return new SourceError(
      'unavailable',
      `${this.#options.title} cannot be reached at the moment.`,
    );
  }

  /** The credentials go nowhere but to the API that they are for. */
  #within(path: string): string {
    const { baseUrl, title } = this.#options;
    const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
    const url = /^https?:/i.test(path)
      ? new URL(path)
      : new URL(path.replace(/^\/+/, ''), base);
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
      throw new SourceError(
        'bad-response',
        `${title} points to another place than its API.`,
      );
    }
    return url.href;
  }

  #noteLimit(response: Response): RateLimit | undefined {
    const { rateLimitOf, clock, gate } = this.#options;
    const limit = rateLimitOf?.(response.headers, clock.now());
    const isLow =
      limit?.resetAt &&
      (limit.remaining === 0 ||
        (limit.limit !== undefined &&
          limit.remaining < limit.limit * HEADROOM));
    if (isLow) {
      gate.waitUntil(limit.resetAt!);
    }
    return limit;
  }

  #problemOf(response: Response, limit?: RateLimit): SourceError {
    const { title, clock, gate } = this.#options;
    if (response.status === 203) {
      return new SourceError(
        'bad-response',
        `${title} answered something that is no JSON.`,
      );
    }
    const problem = sourceProblemOf(response, {
      title,
      now: clock.now(),
      limit,
    });
    if (problem.problem === 'rate-limited' && problem.retryAt) {
      gate.waitUntil(problem.retryAt);
    }
    return problem;
  }

  #remember(key: string, value: Remembered): void {
    this.#remembered.delete(key);
    this.#remembered.set(key, value);
    if (this.#remembered.size > REMEMBERED) {
      this.#remembered.delete(this.#remembered.keys().next().value!);
    }
  }
}

/** An etag is worth something only with the credentials that it was given to. */
function rememberedKey(url: string, headers: Record<string, string>): string {
  const credentials = Object.entries(headers)
    .filter(([name]) => /^(authorization|private-token)$/i.test(name))
    .map(([, value]) => value)
    .join();
  return createHash('sha256').update(`${url} ${credentials}`).digest('hex');
}
