import {
  SourceEnvironment,
  SourceError,
  SourceHttp,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { ApplicationSelector } from './applicationSelector';
import {
  ArgocdApplication,
  argocdApplicationSchema,
} from './argocdApplication';
import { ArgocdInstance } from './readArgocdConfig';

const listSchema = z.object({
  items: z.array(argocdApplicationSchema).nullish(),
});

/** What is otherwise the same for all requests, for tests to shorten. @internal */
export interface ArgocdTiming {
  timeoutMs?: number;
  pauseMs?: number;
  maxBytes?: number;
}

/** Asks one Argo CD about applications. @internal */
export class ArgocdApi {
  readonly title: string;
  readonly host: string;
  readonly #http: SourceHttp;
  readonly #instance: ArgocdInstance;

  constructor(options: {
    instance: ArgocdInstance;
    environment: SourceEnvironment;
    timing?: ArgocdTiming;
  }) {
    const { instance, environment, timing } = options;
    this.#instance = instance;
    this.host = new URL(instance.url).host;
    this.title = `Argo CD at ${this.host}`;
    this.#http = new SourceHttp({
      title: this.title,
      baseUrl: instance.url,
      headers: async () => this.#headers(),
      gate: environment.hosts.of(this.host),
      clock: environment.clock,
      ...timing,
    });
  }

  /** One at least. Argo CD leaves out of a list what the account may not see. */
  async applications(
    selector: ApplicationSelector,
    signal: AbortSignal,
  ): Promise<ArgocdApplication[]> {
    if ('name' in selector) {
      const { name, namespace } = selector;
      const path = `api/v1/applications/${encodeURIComponent(name)}`;
      const query = { appNamespace: namespace };
      return [await this.#ask(path, query, argocdApplicationSchema, signal)];
    }
    const { labels, namespace, project } = selector;
    const { items } = await this.#ask(
      'api/v1/applications',
      { selector: labels, appNamespace: namespace, projects: project },
      listSchema,
      signal,
    );
    if (!items?.length) {
      throw new SourceError(
        'not-found',
        `No application with these labels in ${this.title}, or not permitted to the portal.`,
      );
    }
    return items;
  }

  /** Whether the token is somebody’s. */
  async requireUser(signal: AbortSignal): Promise<void> {
    const { loggedIn } = await this.#ask(
      'api/v1/session/userinfo',
      {},
      z.object({ loggedIn: z.boolean().nullish() }),
      signal,
    );
    if (!loggedIn) {
      throw new SourceError(
        'unauthorised',
        `${this.title} does not accept the credentials of the portal.`,
        { operatorHint: 'Look at the `token` of this Argo CD.' },
      );
    }
  }

  /** Where people look at an application. */
  addressOf({ namespace, name }: { namespace: string; name: string }): string {
    const base = this.#instance.url.replace(/\/+$/, '');
    return `${base}/applications/${[namespace, name]
      .map(encodeURIComponent)
      .join('/')}`;
  }

  async #ask<T>(
    path: string,
    query: Record<string, string | null>,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const given = Object.entries(query).flatMap(([key, value]) =>
      value === null ? [] : [`${key}=${encodeURIComponent(value)}`],
    );
    const { json } = await this.#http.request({
      path: [path, given.join('&')].filter(Boolean).join('?'),
      signal,
    });
    const parsed = schema.safeParse(json);
    if (!parsed.success) {
      throw new SourceError(
        'bad-response',
        `${this.title} answered something else than it should.`,
      );
    }
    return parsed.data;
  }

  #headers(): Record<string, string> {
    const { token } = this.#instance;
    if (!token) {
      throw new SourceError(
        'unauthorised',
        `There are no credentials for ${this.title}.`,
        { operatorHint: 'Set the `token` of this Argo CD.' },
      );
    }
    return { authorization: `Bearer ${token}` };
  }
}
