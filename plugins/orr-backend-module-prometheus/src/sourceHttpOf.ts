import {
  SourceEnvironment,
  SourceError,
  SourceHttp,
  SourceHttpOptions,
} from 'backstage-plugin-orr-node';
import { Endpoint } from './readPrometheusConfig';

/** How long, how much, how often; what SourceHttp takes by default where absent. @internal */
export type HttpLimits = Pick<
  SourceHttpOptions,
  'timeoutMs' | 'maxBytes' | 'pauseMs'
>;

/** Asks an endpoint with its credentials. @internal */
export function sourceHttpOf(
  endpoint: Endpoint,
  options: {
    title: string;
    environment: SourceEnvironment;
    limits?: HttpLimits;
  },
): SourceHttp {
  const { title, environment, limits } = options;
  const { url, authorization } = endpoint;
  return new SourceHttp({
    title,
    baseUrl: url,
    headers: async (): Promise<Record<string, string>> =>
      authorization ? { authorization } : {},
    gate: environment.hosts.of(new URL(url).host),
    clock: environment.clock,
    ...limits,
  });
}

/** When the other side answered, by its own clock; by ours where it does not say. @internal */
export function answeredAt(
  headers: Headers,
  { clock }: SourceEnvironment,
): Date {
  const date = new Date(headers.get('date') ?? NaN);
  return Number.isNaN(date.getTime()) ? clock.now() : date;
}

/** What is thrown where a run has no request left. @internal */
export function noRequestLeft(title: string): SourceError {
  return new SourceError(
    'rate-limited',
    `The portal has asked ${title} often enough in this run and goes on in the next.`,
  );
}
