import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isError, ResponseError } from '@backstage/errors';
import {
  BreakGlassBody,
  createOrrClient,
  EntityVerdict,
  operations,
  OrrApi,
  VERDICT_EXIT_CODES,
} from 'backstage-plugin-orr-common';
import { GateError } from './GateError';

/** How often one request is sent at most, and how long is waited before the second and the third time. */
const PAUSES_MS = [500, 2_000];
/** What may pass by itself. */
const PASSING = [429, 502, 503, 504];

/** Where the portal is, and who asks it. @internal */
export interface PortalGateOptions {
  url: string;
  token: string;
  /** How long one attempt may take. */
  timeoutMs: number;
}

/** Asks the portal; each request ends within a bounded time, with an answer or a {@link GateError}. @internal */
export class PortalGate {
  readonly #options: PortalGateOptions;

  constructor(options: PortalGateOptions) {
    this.#options = options;
  }

  async getVerdict(entity: CompoundEntityRef): Promise<EntityVerdict> {
    const answer = await this.#ask(entity, client =>
      client.getEntityVerdict({ params: entity }),
    );
    const parsed = operations.getEntityVerdict.response.safeParse(answer);
    if (!parsed.success) {
      throw this.#unreachable('what answers there is not the readiness plugin');
    }
    return parsed.data;
  }

  /** Overrides the gate; that somebody did already is as good. */
  async breakGlass(
    entity: CompoundEntityRef,
    body: BreakGlassBody,
  ): Promise<void> {
    // The same in every attempt, so that it is one override however often it is sent.
    const headers = { 'idempotency-key': randomUUID() };
    try {
      await this.#ask(
        entity,
        client => client.breakGlass({ params: entity, body }),
        headers,
      );
    } catch (error) {
      if (!isConflict(error)) {
        throw error;
      }
    }
  }

  async #ask<T>(
    entity: CompoundEntityRef,
    ask: (client: OrrApi) => Promise<T>,
    headers: Record<string, string> = {},
  ): Promise<T> {
    for (const pause of [...PAUSES_MS, undefined]) {
      try {
        return await ask(this.#client(headers));
      } catch (error) {
        if (pause === undefined || !isPassing(error)) {
          throw this.#problemOf(error, entity);
        }
        await delay(pause);
      }
    }
    throw new Error('There is always a last attempt');
  }

  #client(more: Record<string, string>): OrrApi {
    const { url, token, timeoutMs } = this.#options;
    return createOrrClient({
      discoveryApi: { getBaseUrl: async plugin => `${url}/api/${plugin}` },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: {
              ...(init?.headers as Record<string, string>),
              ...more,
              authorization: `Bearer ${token}`,
            },
            signal: AbortSignal.timeout(timeoutMs),
          }),
      },
    });
  }

  #problemOf(error: unknown, entity: CompoundEntityRef): Error {
    if (!isResponse(error)) {
      return this.#unreachable(reasonOf(error), error);
    }
    const { message } = error.body.error;
    switch (error.statusCode) {
      case 400:
        return new GateError(VERDICT_EXIT_CODES.usage, message, error);
      case 401:
        return new GateError(
          VERDICT_EXIT_CODES.notPermitted,
          'The portal does not accept the token',
          error,
        );
      case 403:
        return new GateError(VERDICT_EXIT_CODES.notPermitted, message, error);
      case 404:
        return message.startsWith('No entity')
          ? new GateError(
              VERDICT_EXIT_CODES.unknownEntity,
              `The portal knows no ${stringifyEntityRef(
                entity,
              )}, or hides it from this token`,
              error,
            )
          : this.#unreachable('there is no readiness plugin there', error);
      case 409:
        return error;
      default:
        return this.#unreachable(`it answered ${error.statusCode}`, error);
    }
  }

  #unreachable(why: string, cause?: unknown): GateError {
    return new GateError(
      VERDICT_EXIT_CODES.unreachable,
      `The portal at ${this.#options.url} told no verdict: ${why}`,
      cause,
    );
  }
}

function isResponse(error: unknown): error is ResponseError {
  return isError(error) && error.name === 'ResponseError';
}

function isConflict(error: unknown): boolean {
  return isResponse(error) && error.statusCode === 409;
}

function isPassing(error: unknown): boolean {
  // Anything else than a response: no connection, or none in time. An answer that is no JSON stays what it is.
  return isResponse(error)
    ? PASSING.includes(error.statusCode)
    : !(error instanceof SyntaxError);
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) {
    return 'what answers there is not the readiness plugin';
  }
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') {
    return 'it did not answer in time';
  }
  const { code, message: why } = (cause ?? {}) as Partial<{
    code: string;
    message: string;
  }>;
  return code ? `no connection (${code})` : why ?? message;
}
