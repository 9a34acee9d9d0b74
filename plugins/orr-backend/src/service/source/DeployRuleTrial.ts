import { fitsPattern, SourceRulePreview } from 'backstage-plugin-orr-common';
import { DeployRule } from 'backstage-plugin-orr-node';
import {
  RunGroup,
  SourceBindingModel,
} from '../../database/source/SourceBindingModel';
import { BoundDeployRule, deployRulesOf } from './sourceRules';

const MOST_SHOWN = 20;

interface Change {
  before: BoundDeployRule[];
  after: BoundDeployRule[];
}

type TriedRun = SourceRulePreview['runs'][number];

/** Tries rules about which runs deploy, on the pipelines of which something is stored. @internal */
export class DeployRuleTrial {
  readonly #sourceBindings: SourceBindingModel;

  constructor(options: { sourceBindings: SourceBindingModel }) {
    this.#sourceBindings = options.sourceBindings;
  }

  /** Those with most deployments first. */
  async run(
    bindings: { provider: string; key: string }[],
    rules: Change,
  ): Promise<TriedRun[]> {
    const found = new Map<string, TriedRun>();
    for (const group of await this.#sourceBindings.groupRuns(bindings)) {
      const { pipeline, count, provider, bindingKey } = group;
      const of = { provider, key: bindingKey };
      const before = environmentOf(group, deployRulesOf(of, rules.before));
      const after = environmentOf(group, deployRulesOf(of, rules.after));
      if (pipeline !== undefined && before !== after) {
        const key = [pipeline, before, after].join('\u0000');
        const { deployments = 0 } = found.get(key) ?? {};
        found.set(key, {
          pipeline,
          before,
          after,
          deployments: deployments + count,
        });
      }
    }
    return [...found.values()]
      .sort((a, b) => b.deployments - a.deployments)
      .slice(0, MOST_SHOWN);
  }
}

/** As the rule says it: what stands for parameters is not known of what is stored. */
function environmentOf(
  { pipeline = '', ref }: RunGroup,
  rules: readonly DeployRule[],
): string | undefined {
  const branch = ref?.replace(/^refs\/heads\//, '');
  return rules.find(
    rule =>
      fitsPattern(rule.pipeline, pipeline) &&
      (rule.branch === undefined ||
        (branch !== undefined && fitsPattern(rule.branch, branch))),
  )?.environment;
}
