import { EnvironmentTier } from './deployment';
import { fitsPattern } from './fitsPattern';

/**
 * Says what environments of that name are for. The first rule that fits decides.
 *
 * @public
 */
export interface EnvironmentRule {
  /** The name, in any case; `*` stands for any characters. */
  match: string;
  /** What they are for. */
  tier: Exclude<EnvironmentTier, 'unclassified'>;
  /** Only of that kind of source. */
  provider?: string;
  /** Only of what that selector finds; `*` stands for any characters. */
  bindingKey?: string;
}

/** Names that mean the same nearly everywhere. Anything else is for people to say. */
const USUAL: readonly EnvironmentRule[] = [
  { match: 'production', tier: 'production' },
  { match: 'prod', tier: 'production' },
  { match: 'staging', tier: 'staging' },
  { match: 'testing', tier: 'testing' },
  { match: 'test', tier: 'testing' },
  { match: 'development', tier: 'development' },
  { match: 'dev', tier: 'development' },
];

/**
 * What an environment is for: by the rules of the organisation, else as its source says, else by a usual name.
 *
 * @public
 */
export function environmentTierOf(
  record: { provider: string; bindingKey: string; environment: string },
  rules: readonly EnvironmentRule[],
  told?: EnvironmentTier,
): EnvironmentTier {
  const name = record.environment.toLowerCase();
  const ruleOf = (candidates: readonly EnvironmentRule[]) =>
    candidates.find(
      rule =>
        (!rule.provider || rule.provider === record.provider) &&
        (!rule.bindingKey || fitsPattern(rule.bindingKey, record.bindingKey)) &&
        fitsPattern(rule.match.toLowerCase(), name),
    );
  const rule = ruleOf(rules);
  if (rule) {
    return rule.tier;
  }
  return told && told !== 'unclassified'
    ? told
    : ruleOf(USUAL)?.tier ?? 'unclassified';
}
