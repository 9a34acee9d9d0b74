import { Config } from '@backstage/config';

/** A Jenkins, as it is configured. @internal */
export interface JenkinsInstance {
  name: string;
  /** With its path. */
  baseUrl: string;
  username?: string;
  apiKey?: string;
  extraRequestHeaders: Record<string, string>;
}

/** @internal */
export interface JenkinsConfig {
  instances: JenkinsInstance[];
  /** What a build is that Jenkins calls unstable. */
  unstableIs: 'failed' | 'succeeded';
}

/** The instance that a job without the name of an instance belongs to. @internal */
export const DEFAULT_INSTANCE = 'default';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;

function readHeaders(config: Config): Record<string, string> {
  const headers = config.getOptionalConfig('extraRequestHeaders');
  return Object.fromEntries(
    headers?.keys().map(name => [name, headers.getString(name)]) ?? [],
  );
}

function readInstance(config: Config, name: string): JenkinsInstance {
  const baseUrl = config.getString('baseUrl');
  const { protocol, username, search } = URL.canParse(baseUrl)
    ? new URL(baseUrl)
    : { protocol: '', username: '', search: '' };
  if (!/^https?:$/.test(protocol) || username || search) {
    throw new Error(
      `The address of the Jenkins \`${name}\` has to be one of http or https, with neither a user nor a query.`,
    );
  }
  return {
    name,
    baseUrl,
    username: config.getOptionalString('username'),
    apiKey: config.getOptionalString('apiKey'),
    extraRequestHeaders: readHeaders(config),
  };
}

function readNamed(config: Config): JenkinsInstance {
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw new Error(
      'The name of a Jenkins in `jenkins.instances` has to be of letters, digits, dots, dashes and underscores.',
    );
  }
  return readInstance(config, name);
}

function readUnstable(config: Config): JenkinsConfig['unstableIs'] {
  const value = config.getOptionalString('orr.jenkins.unstableIs') ?? 'failed';
  if (value !== 'failed' && value !== 'succeeded') {
    throw new Error(
      '`orr.jenkins.unstableIs` has to be `failed` or `succeeded`.',
    );
  }
  return value;
}

/** Reads the keys that the Jenkins plugin has too, and what is ours. @internal */
export function readJenkinsConfig(config: Config): JenkinsConfig {
  const jenkins = config.getOptionalConfig('jenkins');
  const instances = [
    ...(jenkins?.has('baseUrl')
      ? [readInstance(jenkins, DEFAULT_INSTANCE)]
      : []),
    ...(jenkins?.getOptionalConfigArray('instances') ?? []).map(readNamed),
  ];
  const names = instances.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) {
    throw new Error(`There are two Jenkins of the name \`${twice}\`.`);
  }
  return { instances, unstableIs: readUnstable(config) };
}
