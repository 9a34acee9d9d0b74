import { NotFoundError } from '@backstage/errors';
import {
  EnvironmentTier,
  environmentTierOf,
  fitsPattern,
  orrReadinessReadPermission,
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
import { SourceBindingModel } from '../../database/source/SourceBindingModel';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { DeployRuleTrial } from './DeployRuleTrial';
import { LinkRuleTrial } from './LinkRuleTrial';
import { RulesInForce } from './RulesInForce';
import { SourceRules } from './sourceRules';

const MOST_SHOWN = 20;

interface Change {
  before: SourceRules;
  after: SourceRules;
}

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

/** Tries a change of the rules on what is stored and the caller sees, without changing anything. @internal */
export class SourceRuleTrial {
  readonly #deployRuleTrial: DeployRuleTrial;
  readonly #entities: DatabaseEntityStore;
  readonly #linkRuleTrial: LinkRuleTrial;
  readonly #rulesInForce: RulesInForce;
  readonly #sourceAdmin: SourceAdminModel;
  readonly #sourceBindings: SourceBindingModel;
  readonly #sourceRules: DatabaseSourceRuleStore;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    deployRuleTrial: DeployRuleTrial;
    entities: DatabaseEntityStore;
    linkRuleTrial: LinkRuleTrial;
    rulesInForce: RulesInForce;
    sourceAdmin: SourceAdminModel;
    sourceBindings: SourceBindingModel;
    sourceRules: DatabaseSourceRuleStore;
    visibility: EntityVisibility;
  }) {
    this.#deployRuleTrial = options.deployRuleTrial;
    this.#entities = options.entities;
    this.#linkRuleTrial = options.linkRuleTrial;
    this.#rulesInForce = options.rulesInForce;
    this.#sourceAdmin = options.sourceAdmin;
    this.#sourceBindings = options.sourceBindings;
    this.#sourceRules = options.sourceRules;
    this.#visibility = options.visibility;
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
    const visibility = await this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    return this.#effectOf(
      [rule, known].flatMap(item => (item as SourceRuleDraft) ?? []),
      {
        before: this.#rulesInForce.with(stored),
        after: this.#rulesInForce.with(after),
      },
      visibility,
    );
  }

  /** `tried` is what the rule would say, and what it says now. */
  async #effectOf(
    tried: SourceRuleDraft[],
    rules: Change,
    visibility: VisibilityFilter,
  ): Promise<SourceRulePreview> {
    const { before, after } = rules;
    const bindings = await this.#bindingsOf(tried, visibility);
    const ofKind = (kind: SourceRuleDraft['kind']) =>
      tried.some(rule => rule.kind === kind);
    const groups = ofKind('environment')
      ? await this.#changed(rules, visibility)
      : [];
    return {
      deployments: sumOf(groups),
      changes: changesOf(groups),
      environments: namesOf(groups).slice(0, MOST_SHOWN),
      ...(await this.#entitiesOf(groups, visibility)),
      links: await this.#linkRuleTrial.run(
        tried.flatMap(rule =>
          rule.kind === 'link' ? rule.document.entity : [],
        ),
        { before: before.links, after: after.links },
        visibility,
      ),
      runs: ofKind('deploys')
        ? await this.#deployRuleTrial.run(bindings, {
            before: before.deploys,
            after: after.deploys,
          })
        : [],
      bindings: bindings.length,
      shownBindings: bindings.slice(0, MOST_SHOWN),
    };
  }

  async #changed(
    rules: Change,
    visibility: VisibilityFilter,
  ): Promise<ChangedGroup[]> {
    const groups = await this.#sourceAdmin.groupDeployments(visibility);
    return groups.flatMap(group => {
      const from = tierBy(group, rules.before);
      const to = tierBy(group, rules.after);
      return from === to ? [] : [{ ...group, from, to }];
    });
  }

  async #entitiesOf(groups: ChangedGroup[], visibility: VisibilityFilter) {
    const keys = new Set(groups.map(keyOf));
    const found = groups.length
      ? await this.#sourceAdmin.groupByEntity(namesOf(groups), visibility)
      : [];
    const counts = new Map<string, number>();
    for (const group of found.filter(item => keys.has(keyOf(item)))) {
      const { entityId, count } = group;
      counts.set(entityId, (counts.get(entityId) ?? 0) + count);
    }
    const ids = [...counts]
      .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
      .map(([id]) => id);
    const most = ids.slice(0, MOST_SHOWN);
    const shown = await this.#entities.getByIds(most);
    return {
      entities: ids.length,
      shown: shown
        .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
        .map(({ entityRef, title, name }) => ({
          entityRef,
          title: title ?? name,
        })),
    };
  }

  async #bindingsOf(
    tried: SourceRuleDraft[],
    visibility: VisibilityFilter,
  ): Promise<{ provider: string; key: string }[]> {
    const keys = await this.#sourceBindings.listKeysOfDeployments(visibility);
    return keys.filter(item =>
      tried.some(({ kind, document }) => {
        const provider = kind === 'link' ? undefined : document.provider;
        return (
          (provider === undefined || provider === item.provider) &&
          (document.binding === undefined ||
            fitsPattern(document.binding, item.key))
        );
      }),
    );
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
