import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  EnvironmentRule,
  LinkRule,
  fitsPattern,
  sha256Hex,
  sourceRuleDocumentSchemas,
  SourceRuleDraft,
} from 'backstage-plugin-orr-common';
import { DeployRule } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { StoredSourceRule } from '../../database/source/DatabaseSourceRuleStore';

/** A rule about which runs deploy, and of which source or binding. @internal */
export interface BoundDeployRule extends DeployRule {
  provider?: string;
  /** Key of the binding; `*` stands for any characters. */
  bindingKey?: string;
}

/** What the organisation says about what sources tell. The first that fits decides. @internal */
export interface SourceRules {
  environments: EnvironmentRule[];
  deploys: BoundDeployRule[];
  links: LinkRule[];
}

const schemas = sourceRuleDocumentSchemas;

function readList<T extends z.ZodType>(
  config: Config | undefined,
  key: string,
  schema: T,
): z.output<T>[] {
  return (config?.getOptionalConfigArray(key) ?? []).map((entry, index) => {
    const parsed = schema.safeParse(entry.get());
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues;
      const field = ['', ...path].join('.');
      throw new InputError(
        `orr.deployHealth.${key}[${index}]${field}: ${message}`,
      );
    }
    return parsed.data;
  });
}

function toRules(lists: {
  environments: z.output<typeof schemas.environment>[];
  deploys: z.output<typeof schemas.deploys>[];
  links: z.output<typeof schemas.link>[];
}): SourceRules {
  return {
    environments: lists.environments.map(({ binding, ...rule }) => ({
      ...rule,
      bindingKey: binding,
    })),
    deploys: lists.deploys.map(({ binding, ...rule }) => ({
      ...rule,
      bindingKey: binding,
    })),
    links: lists.links.map(({ binding, entity, ...rule }) => ({
      ...rule,
      bindingKey: binding,
      entityRef: entity,
    })),
  };
}

/** Reads the rules of `orr.deployHealth`. An InputError names what does not fit. @internal */
export function readSourceRules(config: Config | undefined): SourceRules {
  return toRules({
    environments: readList(config, 'environments', schemas.environment),
    deploys: readList(config, 'deploys', schemas.deploys),
    links: readList(config, 'links', schemas.link),
  });
}

/** Rules that were made on screen; what does not fit any more is left out. @internal */
export function rulesOfScreen(
  stored: Pick<StoredSourceRule, 'kind' | 'document'>[],
): SourceRules {
  const of = <T extends z.ZodType>(
    kind: StoredSourceRule['kind'],
    schema: T,
  ): z.output<T>[] =>
    stored.flatMap(rule => {
      const parsed =
        rule.kind === kind ? schema.safeParse(rule.document) : undefined;
      return parsed?.success ? [parsed.data] : [];
    });
  return toRules({
    environments: of('environment', schemas.environment),
    deploys: of('deploys', schemas.deploys),
    links: of('link', schemas.link),
  });
}

/** As they are written in a configuration or on screen. @internal */
export function toDrafts(rules: SourceRules): SourceRuleDraft[] {
  return [
    ...rules.environments.map(
      ({ bindingKey, ...rule }): SourceRuleDraft => ({
        kind: 'environment',
        document: { ...rule, binding: bindingKey },
      }),
    ),
    ...rules.deploys.map(
      ({ bindingKey, ...rule }): SourceRuleDraft => ({
        kind: 'deploys',
        document: { ...rule, binding: bindingKey },
      }),
    ),
    ...rules.links.map(
      ({ bindingKey, entityRef, ...rule }): SourceRuleDraft => ({
        kind: 'link',
        document: { ...rule, binding: bindingKey, entity: entityRef },
      }),
    ),
  ];
}

/** What of the rules decides about what is stored: as long as it stays the same, nothing has to be applied. @internal */
export function fingerprintOfRules({ environments, links }: SourceRules) {
  return fingerprintOf([environments, links]);
}

/** Of some rules those that are about a binding. @internal */
export function deployRulesOf(
  { provider, key }: { provider: string; key: string },
  rules: readonly BoundDeployRule[],
): DeployRule[] {
  return rules
    .filter(
      rule =>
        (!rule.provider || rule.provider === provider) &&
        (!rule.bindingKey || fitsPattern(rule.bindingKey, key)),
    )
    .map(({ pipeline, environment, branch }) => ({
      pipeline,
      environment,
      ...(branch !== undefined && { branch }),
    }));
}

/** The same for the same rules. @internal */
export function fingerprintOf(value: unknown): string {
  return sha256Hex(JSON.stringify(value)).slice(0, 32);
}
