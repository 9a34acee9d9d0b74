import { Config } from '@backstage/config';

/** A master, as it is configured. @internal */
export interface BuildbotInstance {
  name: string;
  /** With its path, without a slash at its end. */
  baseUrl: string;
  /** What the master itself calls its address. */
  publicUrl: string;
  username?: string;
  password?: string;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;

function readAddress(value: string, name: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain =
    url && /^https?:$/.test(url.protocol) && !url.username && !url.search;
  if (!isPlain) {
    throw new Error(
      `The address of the Buildbot \`${name}\` has to be one of http or https, with neither a user nor a query.`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readInstance(config: Config): BuildbotInstance {
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw new Error(
      'The name of a Buildbot in `orr.buildbot.instances` has to be of letters, digits, dots, dashes and underscores.',
    );
  }
  const baseUrl = readAddress(config.getString('baseUrl'), name);
  const publicUrl = config.getOptionalString('publicUrl');
  const username = config.getOptionalString('username');
  const password = config.getOptionalString('password');
  if (!username !== !password) {
    throw new Error(
      `The Buildbot \`${name}\` needs both \`username\` and \`password\`, or neither.`,
    );
  }
  return {
    name,
    baseUrl,
    publicUrl: publicUrl ? readAddress(publicUrl, name) : baseUrl,
    username,
    password,
  };
}

/** @internal */
export function readBuildbotConfig(config: Config): BuildbotInstance[] {
  const instances =
    config
      .getOptionalConfigArray('orr.buildbot.instances')
      ?.map(readInstance) ?? [];
  const names = instances.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) {
    throw new Error(`There are two Buildbots of the name \`${twice}\`.`);
  }
  return instances;
}
