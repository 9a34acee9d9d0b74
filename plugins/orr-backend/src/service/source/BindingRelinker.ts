import {
  belongsByRules,
  LinkRule,
  linkRulesOf,
} from 'backstage-plugin-orr-common';
import {
  DatabaseBindingLinks,
  DeploymentLink,
  RuledDeployment,
} from '../../database/source/DatabaseBindingLinks';
import { BindingChange } from '../../database/source/entityBindings';
import { Transaction } from '../../database/transaction';

const PAGE = 1_000;
const KEYS = 200;

/** An entity with what it has. @internal */
export interface BoundEntity {
  id: string;
  entityRef: string;
}

/** Of the entities of a binding those that a deployment belongs to. @internal */
export function entitiesOfDeployment<T extends BoundEntity>(
  deployment: Pick<
    RuledDeployment,
    'bindingKey' | 'environment' | 'pipeline' | 'ref'
  >,
  entities: readonly T[],
  links: readonly LinkRule[],
): T[] {
  const { bindingKey } = deployment;
  return entities.filter(({ entityRef }) =>
    belongsByRules(deployment, linkRulesOf({ bindingKey, entityRef }, links)),
  );
}

/** Gives entities what is stored of the bindings that they got, and takes what they had by others. @internal */
export class BindingRelinker {
  readonly #links: DatabaseBindingLinks;

  constructor(options: { bindingLinks: DatabaseBindingLinks }) {
    this.#links = options.bindingLinks;
  }

  async relink(
    trx: Transaction,
    changes: { bound: BindingChange[]; unbound: BindingChange[] },
    options: { refs: ReadonlyMap<string, string>; rules: readonly LinkRule[] },
  ): Promise<void> {
    await this.#links.unlinkLost(trx, changes.unbound);
    const ofKind = (kind: BindingChange['kind']) =>
      changes.bound.filter(change => change.kind === kind);
    await this.#links.linkIncidents(trx, ofKind('incidents'));
    const deployments = ofKind('deployments');
    const providers = [...new Set(deployments.map(({ provider }) => provider))];
    for (const provider of providers) {
      const entities = new Map<string, BoundEntity[]>();
      for (const { key, entityId } of deployments.filter(
        change => change.provider === provider,
      )) {
        entities.set(key, [
          ...(entities.get(key) ?? []),
          { id: entityId, entityRef: options.refs.get(entityId)! },
        ]);
      }
      await this.#linkStored(trx, { provider, entities, rules: options.rules });
    }
  }

  async #linkStored(
    trx: Transaction,
    options: {
      provider: string;
      entities: ReadonlyMap<string, BoundEntity[]>;
      rules: readonly LinkRule[];
    },
  ): Promise<void> {
    const { provider, entities, rules } = options;
    const all = [...entities.keys()].sort();
    for (let start = 0; start < all.length; start += KEYS) {
      const keys = all.slice(start, start + KEYS);
      let afterId: string | undefined;
      let page: RuledDeployment[];
      do {
        page = await this.#links.listDeployments(
          { of: { provider, keys }, afterId, limit: PAGE },
          trx,
        );
        const links = page.flatMap((deployment): DeploymentLink[] =>
          entitiesOfDeployment(
            deployment,
            entities.get(deployment.bindingKey) ?? [],
            rules,
          ).map(({ id }) => ({ entityId: id, deployment })),
        );
        await this.#links.link(trx, links);
        afterId = page.at(-1)?.id;
      } while (page.length === PAGE);
    }
  }
}
