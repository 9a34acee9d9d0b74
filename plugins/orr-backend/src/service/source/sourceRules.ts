import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  EnvironmentRule,
  environmentTierSchema,
  LinkRule,
  fitsPattern,
  sha256Hex,
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

const text = z.string().trim().min(1).max(500);

const schemas = {
  environment: z.strictObject({
    match: text,
    tier: environmentTierSchema.exclude(['unclassified']),
    provider: text.optional(),
    binding: text.optional(),
  }),
  deploys: z.strictObject({
    provider: text.optional(),
    binding: text.optional(),
    pipeline: text,
    environment: text,
    branch: text.optional(),
  }),
  link: z.strictObject({
    binding: text,
    entity: text,
    environment: text.optional(),
    pipeline: text.optional(),
    refPrefix: text.optional(),
  }),
};

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
export function rulesOfScreen(stored: StoredSourceRule[]): SourceRules {
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
