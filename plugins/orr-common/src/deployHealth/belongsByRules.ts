import { fitsPattern } from './fitsPattern';

/**
 * Says what of a binding that several entities share belongs to one of them. What a rule does not name fits it.
 *
 * @public
 */
export interface LinkRule {
  /** The key of the binding; `*` stands for any characters. */
  bindingKey: string;
  /** The full ref of the entity, in any case. */
  entityRef: string;
  /** The environment, in any case; `*` stands for any characters. */
  environment?: string;
  /** The workflow, job or pipeline; `*` stands for any characters. */
  pipeline?: string;
  /** How the branch or tag begins. */
  refPrefix?: string;
}

/**
 * The rules about an entity and a binding.
 *
 * @public
 */
export function linkRulesOf(
  about: { bindingKey: string; entityRef: string },
  rules: readonly LinkRule[],
): LinkRule[] {
  const entityRef = about.entityRef.toLowerCase();
  return rules.filter(
    rule =>
      rule.entityRef.toLowerCase() === entityRef &&
      fitsPattern(rule.bindingKey, about.bindingKey),
  );
}

/**
 * Whether a deployment belongs to an entity that shares its binding: all do where no rule is about the entity, else what fits one.
 *
 * @public
 */
export function belongsByRules(
  record: { environment: string; pipeline?: string; ref: string | null },
  rules: readonly LinkRule[],
): boolean {
  const { environment, pipeline = '', ref } = record;
  return (
    rules.length === 0 ||
    rules.some(
      rule =>
        (rule.environment === undefined ||
          fitsPattern(
            rule.environment.toLowerCase(),
            environment.toLowerCase(),
          )) &&
        (rule.pipeline === undefined || fitsPattern(rule.pipeline, pipeline)) &&
        (rule.refPrefix === undefined ||
          (ref !== null && withoutHeads(ref).startsWith(rule.refPrefix))),
    )
  );
}

/** Sources tell branches and tags by their full names or by their short ones. */
function withoutHeads(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '');
}
