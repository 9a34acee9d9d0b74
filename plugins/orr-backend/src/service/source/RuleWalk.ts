import {
  environmentTierOf,
  EnvironmentTier,
} from 'backstage-plugin-orr-common';
import { DatabaseDeployHealthStore } from '../../database/deployHealth/DatabaseDeployHealthStore';
import {
  DatabaseBindingLinks,
  DeploymentLink,
  RuledDeployment,
} from '../../database/source/DatabaseBindingLinks';
import { DatabaseEntityBindingStore } from '../../database/source/DatabaseEntityBindingStore';
import {
  DatabaseSourceRuleStore,
  RuleWalk as StoredWalk,
} from '../../database/source/DatabaseSourceRuleStore';
import { Transaction } from '../../database/transaction';
import { BoundEntity, entitiesOfDeployment } from './BindingRelinker';
import { RulesInForce } from './RulesInForce';
import { fingerprintOfRules, SourceRules } from './sourceRules';

const BATCH = 500;

/**
 * Applies changed rules to what is stored: what environments are for, and which deployment belongs to which entity. Batch by batch,
 * each with the place where the next begins, so that a killed run goes on.
 *
 * @internal
 */
export class RuleWalk {
  readonly #bindingLinks: DatabaseBindingLinks;
  readonly #deployHealth: DatabaseDeployHealthStore;
  readonly #entityBindings: DatabaseEntityBindingStore;
  readonly #rules: RulesInForce;
  readonly #stored: DatabaseSourceRuleStore;

  constructor(options: {
    bindingLinks: DatabaseBindingLinks;
    deployHealth: DatabaseDeployHealthStore;
    entityBindings: DatabaseEntityBindingStore;
    rulesInForce: RulesInForce;
    sourceRules: DatabaseSourceRuleStore;
  }) {
    this.#bindingLinks = options.bindingLinks;
    this.#deployHealth = options.deployHealth;
    this.#entityBindings = options.entityBindings;
    this.#rules = options.rulesInForce;
    this.#stored = options.sourceRules;
  }

  /** Answers how many deployments were looked at. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const rules = await this.#rules.read();
    const fingerprint = fingerprintOfRules(rules);
    const last = await this.#stored.getWalk();
    if (last?.fingerprint === fingerprint && last.position === undefined) {
      return 0;
    }
    let position = last?.fingerprint === fingerprint ? last.position ?? '' : '';
    let looked = 0;
    let page: RuledDeployment[];
    do {
      page = await this.#bindingLinks.listDeployments({
        afterId: position,
        limit: BATCH,
      });
      position = page.at(-1)?.id ?? position;
      const reached = {
        fingerprint,
        position: page.length < BATCH ? undefined : position,
      };
      await this.#applyTo(page, { rules, now, reached });
      looked += page.length;
    } while (page.length === BATCH && !signal?.aborted);
    return looked;
  }

  async #applyTo(
    page: RuledDeployment[],
    options: { rules: SourceRules; now: Date; reached: StoredWalk },
  ): Promise<void> {
    const { rules, now, reached } = options;
    await this.#bindingLinks.transaction(async trx => {
      const retiered = page.flatMap(deployment => {
        const tier = environmentTierOf(
          deployment,
          rules.environments,
          deployment.toldTier as EnvironmentTier | undefined,
        );
        return tier === deployment.tier ? [] : [{ ...deployment, tier }];
      });
      await this.#bindingLinks.retier(trx, retiered);
      const tiers = new Map(retiered.map(({ id, tier }) => [id, tier]));
      const ruled = page.map(item => ({
        ...item,
        tier: tiers.get(item.id) ?? item.tier,
      }));
      const relinked = await this.#relink(trx, ruled, rules);
      const affected = await this.#bindingLinks.entitiesOf(
        trx,
        retiered.map(({ id }) => id),
      );
      relinked.forEach(id => affected.add(id));
      await this.#deployHealth.markDue(trx, affected, now);
      await this.#stored.putWalk(reached, trx);
    });
  }

  /** Answers the entities that got or lost something. */
  async #relink(
    trx: Transaction,
    page: RuledDeployment[],
    rules: SourceRules,
  ): Promise<Set<string>> {
    const linked = await this.#bindingLinks.listLinked(trx, page);
    const wanted = await this.#wantedLinks(trx, page, rules);
    const keyOf = ({ entityId, deployment }: DeploymentLink) =>
      `${entityId} ${deployment.id}`;
    const known = new Set(linked.map(keyOf));
    const desired = new Set(wanted.map(keyOf));
    const lost = linked.filter(link => !desired.has(keyOf(link)));
    const missing = wanted.filter(link => !known.has(keyOf(link)));
    await this.#bindingLinks.unlink(trx, lost);
    const changed = await this.#bindingLinks.link(trx, missing);
    lost.forEach(({ entityId }) => changed.add(entityId));
    return changed;
  }

  async #wantedLinks(
    trx: Transaction,
    page: RuledDeployment[],
    rules: SourceRules,
  ): Promise<DeploymentLink[]> {
    const links: DeploymentLink[] = [];
    for (const provider of new Set(page.map(item => item.provider))) {
      const ofProvider = page.filter(item => item.provider === provider);
      const entities: Map<string, BoundEntity[]> =
        await this.#entityBindings.listEntities(
          { kind: 'deployments', provider },
          ofProvider.map(({ bindingKey }) => bindingKey),
          trx,
        );
      for (const deployment of ofProvider) {
        const all = entities.get(deployment.bindingKey) ?? [];
        links.push(
          ...entitiesOfDeployment(deployment, all, rules.links).map(
            ({ id }) => ({ entityId: id, deployment }),
          ),
        );
      }
    }
    return links;
  }
}
