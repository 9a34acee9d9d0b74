import { OrrClock } from '../../clock/orrClock';
import { isSourceError, SourceError } from '../SourceError';
import { addressWithin } from './addressWithin';
import { HostGate } from './HostGate';
import { RateLimit } from './RateLimit';
import { readBody } from './readBody';
import { RememberedAnswer, RememberedAnswers } from './RememberedAnswers';
import { NO_JSON_HINT, sourceProblemOf } from './sourceProblemOf';
import { pause, Stopped, withDeadline } from './withDeadline';

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 10_000_000;
const TRIES = 3;
const REDIRECTS = 3;

/** An instance of a system, and how it is asked. @public */
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
  /** For one try with all that it is led on to, credentials included; 60 s by default. */
  timeoutMs?: number;
  /** 10 MB by default. */
  maxBytes?: number;
  /** Between tries; 500 ms by default, doubled each time. */
  pauseMs?: number;
}

/** What is asked for. @public */
export interface SourceHttpRequest {
  /** Below the base, or a whole address below it, such as that of a next page. */
  path: string;
  /** GET where absent. What is sent may be sent again: it must change nothing. */
  method?: 'GET' | 'POST';
  /** Sent as JSON. */
  body?: object;
  /** Besides those of every request. */
  headers?: Record<string, string>;
  /** Asked only for what has changed since the same was asked with the same credentials. */
  conditional?: boolean;
  /** Ends it, also while it waits for its turn. */
  signal?: AbortSignal;
}

/** What was answered. @public */
export interface SourceHttpAnswer {
  /** The parsed body, also where nothing has changed. */
  json: unknown;
  /** Of the answer; where nothing has changed, together with those of the answer before. */
  headers: Headers;
  /** Whether the host said that nothing has changed. */
  isUnchanged: boolean;
}

/**
 * Asks an instance of a system for JSON: within its base address, one request at a time, with its limits kept, a few tries where it
 * does not work, and no word of what it answered in what goes wrong.
 *
 * @public
 */
export class SourceHttp {
  readonly #options: SourceHttpOptions;
  readonly #remembered = new RememberedAnswers();

  constructor(options: SourceHttpOptions) {
    this.#options = options;
  }

  /** Throws a SourceError for everything that is no JSON with a status of success. */
  async request(request: SourceHttpRequest): Promise<SourceHttpAnswer> {
    const { gate, title } = this.#options;
    const { signal } = request;
    try {
      return await gate.run(async () => {
        gate.requireOpen(title);
        return this.#try(request);
      }, signal);
    } catch (error) {
      throw signal?.aborted ? this.#stopped() : this.#asProblem(error);
    }
  }

  async #try(request: SourceHttpRequest): Promise<SourceHttpAnswer> {
    const { gate, pauseMs = 500, timeoutMs = TIMEOUT_MS } = this.#options;
    const { signal } = request;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withDeadline({ timeoutMs, signal }, ends =>
          this.#ask(request, ends),
        );
      } catch (error) {
        const problem = this.#asProblem(error);
        if (signal?.aborted) {
          // It says nothing of the host.
          throw this.#stopped();
        }
        if (problem.problem !== 'unavailable') {
          throw problem;
        }
        if (attempt === TRIES || problem.retryAt) {
          gate.noteFailure(problem.retryAt);
          throw problem;
        }
        await pause(pauseMs * 2 ** (attempt - 1), signal);
      }
    }
  }

  async #ask(
    request: SourceHttpRequest,
    signal: AbortSignal,
  ): Promise<SourceHttpAnswer> {
    const { gate } = this.#options;
    const { method = 'GET', body, path, conditional } = request;
    const url = addressWithin(path, this.#options);
    const headers = await this.#headersOf(request);
    const isConditional = conditional && method === 'GET';
    const key = isConditional && RememberedAnswers.keyOf(url, headers);
    const known = key ? this.#remembered.get(key) : undefined;
    const response = await this.#follow(url, {
      method,
      headers: { ...headers, ...(known && { 'if-none-match': known.etag }) },
      ...(body && { body: JSON.stringify(body) }),
      signal,
    });
    this.#noteLimit(response);
    if (response.status === 304 && known) {
      gate.noteAnswer();
      return unchanged(known, response.headers);
    }
    if (!response.ok || response.status === 203) {
      await response.body?.cancel();
      throw this.#refusalOf(response);
    }
    const text = await this.#textOf(response);
    const json = this.#jsonOf(text);
    const etag = response.headers.get('etag');
    if (key && etag) {
      this.#remembered.set(key, { etag, text, headers: [...response.headers] });
    }
    return { json, headers: response.headers, isUnchanged: false };
  }

  async #headersOf(
    request: SourceHttpRequest,
  ): Promise<Record<string, string>> {
    let own: Record<string, string>;
    try {
      own = await this.#options.headers(request.path);
    } catch (error) {
      // What a provider of credentials says may hold them.
      throw isSourceError(error)
        ? error
        : this.#unavailable('did not give the portal its credentials');
    }
    return {
      accept: 'application/json',
      'user-agent': 'operational-readiness-for-backstage',
      ...(request.body && { 'content-type': 'application/json' }),
      ...lowerCased(own),
      ...lowerCased(request.headers ?? {}),
    };
  }

  async #follow(first: string, init: RequestInit): Promise<Response> {
    const { title } = this.#options;
    let url = first;
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const response = await fetch(url, { ...init, redirect: 'manual' });
      const location = response.headers.get('location');
      const leadsOn = [301, 302, 303, 307, 308].includes(response.status);
      if (!leadsOn || !location || init.method !== 'GET') {
        return response;
      }
      this.#noteLimit(response);
      await response.body?.cancel();
      const target = URL.canParse(location, url)
        ? new URL(location, url).href
        : location;
      url = addressWithin(target, this.#options);
    }
    throw new SourceError(
      'bad-response',
      `${title} points from one address to the next.`,
    );
  }

  async #textOf(response: Response): Promise<string> {
    const { gate, title, maxBytes = MAX_BYTES } = this.#options;
    try {
      const text = await readBody(response, { title, maxBytes });
      gate.noteAnswer();
      return text;
    } catch (error) {
      if (isSourceError(error)) {
        gate.noteAnswer();
      }
      throw error;
    }
  }

  #jsonOf(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw new SourceError(
        'bad-response',
        `${this.#options.title} answered something that is no JSON.`,
        { operatorHint: NO_JSON_HINT },
      );
    }
  }

  #noteLimit({ headers }: Response): void {
    const { gate } = this.#options;
    const limit = this.#limitOf(headers);
    if (limit) {
      gate.noteLimit(limit);
    }
  }

  #limitOf(headers: Headers): RateLimit | undefined {
    const { rateLimitOf, clock } = this.#options;
    return rateLimitOf?.(headers, clock.now());
  }

  #refusalOf(response: Response): SourceError {
    const { title, clock, gate } = this.#options;
    const problem = sourceProblemOf(response, {
      title,
      now: clock.now(),
      limit: this.#limitOf(response.headers),
    });
    if (problem.problem === 'rate-limited') {
      const retryAt = gate.noteRefusal(problem.retryAt);
      return new SourceError(problem.problem, problem.message, { retryAt });
    }
    if (problem.problem !== 'unavailable') {
      gate.noteAnswer();
    }
    return problem;
  }

  /** What the runtime says of a failed request may hold the request: nothing of it is passed on. */
  #asProblem(error: unknown): SourceError {
    if (isSourceError(error)) {
      return error;
    }
    return error instanceof Stopped
      ? this.#unavailable('did not answer in time')
      : this.#unavailable('cannot be reached at the moment');
  }

  #stopped(): SourceError {
    return new SourceError(
      'unavailable',
      `The portal stopped asking ${this.#options.title}.`,
    );
  }

  #unavailable(what: string): SourceError {
    return new SourceError('unavailable', `${this.#options.title} ${what}.`);
  }
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLocaleLowerCase('en-US'),
      value,
    ]),
  );
}

/** The answer from before, with what the host says anew of it, such as its limits. */
function unchanged(known: RememberedAnswer, anew: Headers): SourceHttpAnswer {
  const headers = new Headers(known.headers);
  anew.forEach((value, name) => headers.set(name, value));
  return { json: JSON.parse(known.text), headers, isUnchanged: true };
}
