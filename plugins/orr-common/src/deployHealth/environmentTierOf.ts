import { EnvironmentTier } from './deployment';

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
  /** Only of what that selector finds. */
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

/** Without a regular expression: a rule of many stars may not keep the server busy. */
function fits(pattern: string, name: string): boolean {
  const [first, ...rest] = pattern.split('*');
  if (!name.startsWith(first)) {
    return false;
  }
  if (!rest.length) {
    return name.length === first.length;
  }
  const last = rest.pop()!;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

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
        (!rule.bindingKey || rule.bindingKey === record.bindingKey) &&
        fits(rule.match.toLowerCase(), name),
    );
  const rule = ruleOf(rules);
  if (rule) {
    return rule.tier;
  }
  return told && told !== 'unclassified'
    ? told
    : ruleOf(USUAL)?.tier ?? 'unclassified';
}
