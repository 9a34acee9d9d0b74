import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactReading } from 'backstage-plugin-orr-common';
import {
  FactProvider,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceEnvironment,
  SourceError,
  SourceHttp,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { TechInsightsFact } from './readFactOptions';

const PLUGIN = 'tech-insights';
const TITLE = 'Tech Insights';
/** What facts are about; people and groups have none. */
const KINDS = ['component', 'system', 'api', 'resource', 'domain'];

/** Of each retriever what it has found last. */
const latestSchema = z.record(
  z.string(),
  z.looseObject({
    timestamp: z.iso.datetime({ offset: true }),
    version: z.string().optional(),
    facts: z.record(z.string(), z.unknown()),
  }),
);

type Latest = z.output<typeof latestSchema>[string];

/** Reads the facts that the plugin Tech Insights has: those that the configuration names, of the versions that it names. @internal */
export class TechInsightsProvider implements FactProvider {
  readonly id = 'techInsights';
  readonly title = TITLE;
  readonly instances = [{ id: PLUGIN, title: TITLE, host: PLUGIN }];
  readonly facts;

  readonly #read: readonly TechInsightsFact[];
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #environment: SourceEnvironment;
  readonly #http = new Map<string, SourceHttp>();

  constructor(options: {
    facts: readonly TechInsightsFact[];
    auth: AuthService;
    discovery: DiscoveryService;
    environment: SourceEnvironment;
  }) {
    this.#read = options.facts;
    this.facts = options.facts.map(({ definition }) => definition);
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    this.#environment = options.environment;
  }

  bind(entity: Entity): SourceBindResult {
    if (!KINDS.includes(entity.kind.toLocaleLowerCase('en-US'))) {
      return { status: 'unbound', wouldNeed: [] };
    }
    const entityRef = stringifyEntityRef(entity).toLocaleLowerCase('en-US');
    return {
      status: 'bound',
      bindings: [
        {
          key: `${this.id}:${entityRef}`,
          instance: PLUGIN,
          title: entityRef,
          selector: { entityRef },
        },
      ],
    };
  }

  async probe(
    _instance: string,
    options: { signal: AbortSignal },
  ): Promise<void> {
    const http = await this.#client();
    await http.request({ path: 'fact-schemas', ...options });
  }

  async read(
    { selector }: SourceBinding,
    { budget, signal }: SourceCallOptions,
  ): Promise<FactReading[]> {
    if (!budget.take()) {
      return [];
    }
    const query = new URLSearchParams({ entity: `${selector.entityRef}` });
    new Set(this.#read.map(({ retriever }) => retriever)).forEach(id =>
      query.append('ids[]', id),
    );
    const http = await this.#client();
    const { json } = await http.request({
      path: `facts/latest?${query}`,
      signal,
    });
    const parsed = latestSchema.safeParse(json);
    if (!parsed.success) {
      throw new SourceError(
        'bad-response',
        `${TITLE} answered something else than facts.`,
      );
    }
    return this.#read.map(fact => this.#readingOf(fact, parsed.data));
  }

  #readingOf(fact: TechInsightsFact, latest: z.output<typeof latestSchema>) {
    const found = Object.hasOwn(latest, fact.retriever)
      ? latest[fact.retriever]
      : undefined;
    return {
      factId: fact.definition.id,
      observedAt: (found
        ? new Date(found.timestamp)
        : this.#environment.clock.now()
      ).toISOString(),
      ...said(fact, found),
    };
  }

  /** Where the plugin runs may change while the portal does. */
  async #client(): Promise<SourceHttp> {
    const baseUrl = await this.#discovery.getBaseUrl(PLUGIN);
    const known = this.#http.get(baseUrl);
    if (known) {
      return known;
    }
    const { clock, hosts } = this.#environment;
    const http = new SourceHttp({
      title: TITLE,
      baseUrl,
      headers: () => this.#headers(),
      gate: hosts.of(new URL(baseUrl).host),
      clock,
    });
    this.#http.set(baseUrl, http);
    return http;
  }

  async #headers(): Promise<Record<string, string>> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN,
    });
    return { authorization: `Bearer ${token}` };
  }
}

function said(
  { field, major }: TechInsightsFact,
  found: Latest | undefined,
): Pick<FactReading, 'state' | 'value' | 'note'> {
  const unknown = (note: string) => ({ state: 'unknown' as const, note });
  if (!found) {
    return unknown(`${TITLE} has nothing about it`);
  }
  if (found.version?.split('.')[0] !== `${major}`) {
    return unknown(
      `It has version ${found.version ?? 'none'}, and ${major} is read`,
    );
  }
  const value = Object.hasOwn(found.facts, field)
    ? found.facts[field]
    : undefined;
  return typeof value === 'boolean' ||
    typeof value === 'string' ||
    (typeof value === 'number' && Number.isFinite(value))
    ? { state: 'ok', value }
    : unknown('It has no single value');
}
