import { ResponseError } from '@backstage/errors';
import { Operation } from './Operation';
import { OperationId, operations } from './operations';
import { OrrApi, OrrRequestOptions } from './OrrApi';

/** What the client needs from its host, in a browser and in a backend alike. @public */
export interface OrrClientOptions {
  /** Finds the address of the backend plugin. */
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  /** Sends the requests; the credentials are its concern. */
  fetchApi: { fetch: typeof fetch };
}

interface Input {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

function pathOf(
  operation: Operation,
  params: Record<string, unknown> = {},
): string {
  return operation.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
}

function searchOf(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) {
        search.append(name, String(item));
      }
    }
  }
  return search.size ? `?${search}` : '';
}

async function request(
  host: OrrClientOptions,
  operation: Operation,
  input: Input,
  options: OrrRequestOptions = {},
) {
  const baseUrl = await host.discoveryApi.getBaseUrl('orr');
  const response = await host.fetchApi.fetch(
    `${baseUrl}${pathOf(operation, input.params)}${searchOf(input.query)}`,
    {
      method: operation.method.toUpperCase(),
      ...options,
      ...(operation.body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input.body),
      }),
    },
  );
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return operation.produces ? response.text() : response.json();
}

/**
 * Makes the client of the HTTP API out of its contract.
 *
 * @public
 */
export function createOrrClient(host: OrrClientOptions): OrrApi {
  const methods = Object.entries(operations).map(([id, operation]) => [
    id as OperationId,
    (input: Input, options?: OrrRequestOptions) =>
      request(host, operation, input, options),
  ]);
  return Object.fromEntries(methods) as OrrApi;
}
