import {
  CATALOG_FACTS,
  CATALOG_PROVIDER,
  DEPLOY_HEALTH_FACTS,
  DEPLOY_HEALTH_PROVIDER,
  FactDefinition,
  INCIDENT_FACTS,
  INCIDENTS_PROVIDER,
  ProvidedFact,
} from 'backstage-plugin-orr-common';
import { SourceRegistry } from '../source/SourceRegistry';

interface Provider {
  id: string;
  title: string;
  facts: readonly FactDefinition[];
}

/** The provider of what is told through the API. @internal */
export const PUSHED_PROVIDER = { id: 'api', title: 'Told through the API' };

const BUILT_IN: readonly Provider[] = [
  { ...CATALOG_PROVIDER, facts: CATALOG_FACTS },
  { ...DEPLOY_HEALTH_PROVIDER, facts: DEPLOY_HEALTH_FACTS },
  { ...INCIDENTS_PROVIDER, facts: INCIDENT_FACTS },
];

/** All facts that there may be of entities, by whoever provides them. @internal */
export class FactDefinitions {
  readonly #byId = new Map<string, ProvidedFact>();

  /** Throws where two provide the same fact. */
  constructor(options: {
    sources: Pick<SourceRegistry, 'facts'>;
    pushed: readonly FactDefinition[];
  }) {
    const providers = [
      ...BUILT_IN,
      ...options.sources.facts.values(),
      { ...PUSHED_PROVIDER, facts: options.pushed },
    ];
    for (const { title, facts } of providers) {
      for (const fact of facts) {
        const known = this.#byId.get(fact.id);
        if (known) {
          throw new Error(
            `The fact ${fact.id} is provided twice: by ${known.source} and by ${title}`,
          );
        }
        this.#byId.set(fact.id, { ...fact, source: title });
      }
    }
  }

  get(factId: string): ProvidedFact | undefined {
    return this.#byId.get(factId);
  }

  /** By id. */
  all(): ProvidedFact[] {
    return [...this.#byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
