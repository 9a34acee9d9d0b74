import { fitsPattern } from 'backstage-plugin-orr-common';
import { DeployRule } from './DeploymentSource';

const PARAMETER = /\$\{([^{}]+)\}/g;
const MOST_CHARACTERS = 200;

/** The text with the parameters filled in; undefined where one of them is missing or empty, or what comes of it is no name. */
function filledIn(
  text: string,
  parameters: Readonly<Record<string, string>>,
): string | undefined {
  const valueOf = (name: string) =>
    Object.hasOwn(parameters, name) ? parameters[name].trim() : '';
  const names = [...text.matchAll(PARAMETER)].map(([, name]) => name);
  if (!names.every(valueOf)) {
    return undefined;
  }
  const name = text.replace(PARAMETER, (_, key) => valueOf(key)).trim();
  return name && name.length <= MOST_CHARACTERS ? name : undefined;
}

/**
 * The environment that a run deploys to: as the first rule says that fits it and whose parameters it has. Undefined where it is no
 * deployment.
 *
 * @public
 */
export function environmentByRule(
  rules: readonly DeployRule[],
  run: {
    /** The name or file of its workflow, job or pipeline. */
    pipeline: string;
    /** Null where it is not known: rules for a branch do not fit then. */
    branch: string | null;
    /** By name. */
    parameters?: Readonly<Record<string, string>>;
  },
): string | undefined {
  const { pipeline, branch, parameters = {} } = run;
  return rules
    .filter(
      rule =>
        fitsPattern(rule.pipeline, pipeline) &&
        (rule.branch === undefined ||
          (branch !== null && fitsPattern(rule.branch, branch))),
    )
    .map(({ environment }) => filledIn(environment, parameters))
    .find(environment => environment !== undefined);
}
