import { Config } from '@backstage/config';

/** An Argo CD, as it is configured. @internal */
export interface ArgocdInstance {
  name: string;
  /** With its path. */
  url: string;
  token?: string;
}

/** @internal */
export interface ArgocdConfig {
  instances: ArgocdInstance[];
  /** Where applications are whose namespace nobody names. */
  namespace: string;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;

function readInstance(config: Config): ArgocdInstance {
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw new Error(
      'The name of an Argo CD in `argocd.appLocatorMethods` has to be of letters, digits, dots, dashes and underscores.',
    );
  }
  const url = config.getString('url');
  const { protocol, username, search } = URL.canParse(url)
    ? new URL(url)
    : { protocol: '', username: '', search: '' };
  if (!/^https?:$/.test(protocol) || username || search) {
    throw new Error(
      `The address of the Argo CD \`${name}\` has to be one of http or https, with neither a user nor a query.`,
    );
  }
  return { name, url, token: config.getOptionalString('token') };
}

/** The same instance may stand in several methods. */
function withoutRepetition(instances: ArgocdInstance[]): ArgocdInstance[] {
  const byName = new Map<string, ArgocdInstance>();
  for (const instance of instances) {
    const same = byName.get(instance.name);
    if (same && same.url !== instance.url) {
      throw new Error(`There are two Argo CD of the name \`${same.name}\`.`);
    }
    byName.set(instance.name, {
      ...instance,
      token: same?.token ?? instance.token,
    });
  }
  return [...byName.values()];
}

/** Reads the keys that other Argo CD plugins have too, and what is ours. @internal */
export function readArgocdConfig(config: Config): ArgocdConfig {
  const methods = config.getOptionalConfigArray('argocd.appLocatorMethods');
  const instances = (methods ?? [])
    .flatMap(method => method.getOptionalConfigArray('instances') ?? [])
    .map(readInstance);
  return {
    instances: withoutRepetition(instances),
    namespace: config.getOptionalString('orr.argocd.namespace') ?? 'argocd',
  };
}
