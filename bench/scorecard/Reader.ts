import { performance } from 'node:perf_hooks';
import { FLOOR_PATH } from '../load/floorPlugin';
import { SIGN_IN_HEADER } from '../load/signInModule';

/** How long an answer took to arrive whole, in milliseconds, and how large it was. */
export interface Answered {
  milliseconds: number;
  bytes: number;
}

/** Somebody signed in who only reads. */
export class Reader {
  readonly #baseUrl: string;
  #token = '';

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  async signIn(userRef: string): Promise<void> {
    const response = await fetch(`${this.#baseUrl}/api/auth/bench/refresh`, {
      method: 'POST',
      headers: {
        [SIGN_IN_HEADER]: userRef,
        'x-requested-with': 'XMLHttpRequest',
      },
    });
    const { backstageIdentity } = await response.json();
    this.#token = backstageIdentity.token;
  }

  /** A path of our plugin. */
  async read(path: string): Promise<Answered> {
    return (await this.#send(`/api/orr${path}`)).answered;
  }

  async readJson(path: string): Promise<any> {
    return JSON.parse((await this.#send(`/api/orr${path}`)).text);
  }

  async askFloor(): Promise<Answered> {
    return (await this.#send(FLOOR_PATH)).answered;
  }

  /** All checks of the peer, of one entity or, where none is named, of all. */
  async runPeerChecks(checks: string[], name?: string): Promise<Answered> {
    const path = `/api/tech-insights/checks/run`;
    const { answered } = name
      ? await this.#send(`${path}/default/component/${name}`, { checks })
      : await this.#send(path, { checks, entities: [] });
    return answered;
  }

  /** Anything but success ends the run. */
  async #send(
    path: string,
    body?: object,
  ): Promise<{ answered: Answered; text: string }> {
    const startedAt = performance.now();
    const response = await fetch(this.#baseUrl + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const milliseconds = performance.now() - startedAt;
    if (!response.ok) {
      throw new Error(`${path} was answered ${response.status}: ${text}`);
    }
    return {
      answered: { milliseconds, bytes: Buffer.byteLength(text) },
      text,
    };
  }
}
