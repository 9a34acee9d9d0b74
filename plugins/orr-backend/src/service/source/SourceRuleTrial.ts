import { NotFoundError } from '@backstage/errors';
import {
  EnvironmentTier,
  environmentTierOf,
  fitsPattern,
  PreviewSourceRuleBody,
  SourceRuleDraft,
  SourceRulePreview,
} from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import {
  DatabaseSourceRuleStore,
  StoredSourceRule,
} from '../../database/source/DatabaseSourceRuleStore';
import {
  DeploymentGroup,
  SourceAdminModel,
} from '../../database/source/SourceAdminModel';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';
import { RulesInForce } from './RulesInForce';
import { SourceRules } from './sourceRules';

const MOST_SHOWN = 20;
/** As many entities are looked up to show some of them. */
const MOST_LOOKED_UP = 200;

type ChangedGroup = DeploymentGroup & {
  from: EnvironmentTier;
  to: EnvironmentTier;
};
type Draft = Pick<StoredSourceRule, 'kind' | 'document'>;

function keyOf(group: DeploymentGroup): string {
  const { provider, bindingKey, environment, toldTier = '' } = group;
  return [provider, bindingKey, environment, toldTier].join('\u0000');
}

function tierBy(group: DeploymentGroup, rules: SourceRules): EnvironmentTier {
  return environmentTierOf(group, rules.environments, group.toldTier);
}

/** Tries a change of the rules on what is stored, without changing anything. @internal */
export class SourceRuleTrial {
  readonly #entities: DatabaseEntityStore;
  readonly #rulesInForce: RulesInForce;
  readonly #sieve: EntitySieve;
  readonly #sourceAdmin: SourceAdminModel;
  readonly #sourceRules: DatabaseSourceRuleStore;

  constructor(options: {
    entities: DatabaseEntityStore;
    rulesInForce: RulesInForce;
    sieve: EntitySieve;
    sourceAdmin: SourceAdminModel;
    sourceRules: DatabaseSourceRuleStore;
  }) {
    this.#entities = options.entities;
    this.#rulesInForce = options.rulesInForce;
    this.#sieve = options.sieve;
    this.#sourceAdmin = options.sourceAdmin;
    this.#sourceRules = options.sourceRules;
  }

  async run(
    { ruleId, rule }: PreviewSourceRuleBody,
    options: RequestOptions,
  ): Promise<SourceRulePreview> {
    const stored = await this.#sourceRules.list();
    const known = stored.find(({ id }) => id === ruleId);
    if (ruleId !== undefined && !known) {
      throw new NotFoundError(`There is no rule ${ruleId}`);
    }
    const draft = rule as Draft | undefined;
    const after: Draft[] = stored.flatMap(item =>
      item === known ? draft ?? [] : item,
    );
    if (!known && draft) {
      after.push(draft);
    }
    const groups = await this.#changed({
      before: this.#rulesInForce.with(stored),
      after: this.#rulesInForce.with(after),
    });
    const tried = (rule ?? known) as SourceRuleDraft;
    return {
      deployments: sumOf(groups),
      changes: changesOf(groups),
      environments: namesOf(groups).slice(0, MOST_SHOWN),
      ...(await this.#entitiesOf(groups, options)),
      bindings: await this.#countBindings(tried),
    };
  }

  async #changed(rules: {
    before: SourceRules;
    after: SourceRules;
  }): Promise<ChangedGroup[]> {
    const groups = await this.#sourceAdmin.groupDeployments();
    return groups.flatMap(group => {
      const from = tierBy(group, rules.before);
      const to = tierBy(group, rules.after);
      return from === to ? [] : [{ ...group, from, to }];
    });
  }

  async #entitiesOf(groups: ChangedGroup[], options: RequestOptions) {
    const keys = new Set(groups.map(keyOf));
    const found = groups.length
      ? await this.#sourceAdmin.groupByEntity(namesOf(groups))
      : [];
    const counts = new Map<string, number>();
    for (const group of found.filter(item => keys.has(keyOf(item)))) {
      const { entityId, count } = group;
      counts.set(entityId, (counts.get(entityId) ?? 0) + count);
    }
    const ids = [...counts]
      .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
      .map(([id]) => id);
    const known = await this.#entities.getByIds(ids.slice(0, MOST_LOOKED_UP));
    const shown = await this.#sieve.shown(known, options);
    return {
      entities: ids.length,
      shown: shown
        .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
        .slice(0, MOST_SHOWN)
        .map(({ entityRef, title, name }) => ({
          entityRef,
          title: title ?? name,
        })),
    };
  }

  async #countBindings({ kind, document }: SourceRuleDraft): Promise<number> {
    const provider = kind === 'link' ? undefined : document.provider;
    const keys = await this.#sourceAdmin.listBindingKeys();
    return keys.filter(
      item =>
        (provider === undefined || provider === item.provider) &&
        (document.binding === undefined ||
          fitsPattern(document.binding, item.key)),
    ).length;
  }
}

function sumOf(groups: ChangedGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function namesOf(groups: ChangedGroup[]): string[] {
  return [...new Set(groups.map(({ environment }) => environment))].sort();
}

function changesOf(groups: ChangedGroup[]): SourceRulePreview['changes'] {
  const found = new Map<string, SourceRulePreview['changes'][number]>();
  for (const { from, to, count } of groups) {
    const key = `${from} ${to}`;
    const { deployments = 0 } = found.get(key) ?? {};
    found.set(key, { from, to, deployments: deployments + count });
  }
  return [...found.values()].sort((a, b) => b.deployments - a.deployments);
}
