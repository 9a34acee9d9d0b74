import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** An account of PagerDuty as it is configured. @internal */
export interface PagerdutyAccount {
  name: string;
  title: string;
  token: string;
  apiBaseUrl: string;
}

const ROOM = 'orr.pagerduty.accounts';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const TOKEN = /^[!-~]+$/;
const API = 'https://api.pagerduty.com';

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, username, password, search, hash } = new URL(text);
  return (
    /^https?:$/.test(protocol) && !(username || password || search || hash)
  );
}

function readAccount(
  config: Config,
  { index, isOnly }: { index: number; isOnly: boolean },
): PagerdutyAccount {
  const place = `${ROOM}[${index}]`;
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw new InputError(
      `${place}.name: must begin with a letter or digit and hold only letters, digits, ., _ and -`,
    );
  }
  const token = config.getString('token').trim();
  if (!TOKEN.test(token)) {
    throw new InputError(`${place}.token: holds something that no token holds`);
  }
  const apiBaseUrl = config.getOptionalString('apiBaseUrl') ?? API;
  if (!isPlainAddress(apiBaseUrl)) {
    throw new InputError(
      `${place}.apiBaseUrl: must be an http or https address without credentials, query or fragment`,
    );
  }
  const title = isOnly ? 'PagerDuty' : `PagerDuty ${name}`;
  return {
    name,
    title: config.getOptionalString('title') ?? title,
    token,
    apiBaseUrl,
  };
}

/** Reads `orr.pagerduty.accounts`. @internal */
export function readPagerdutyConfig(config: Config): PagerdutyAccount[] {
  const configs = config.getOptionalConfigArray(ROOM) ?? [];
  const accounts = configs.map((account, index) =>
    readAccount(account, { index, isOnly: configs.length === 1 }),
  );
  const names = accounts.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(`${ROOM}: ${twice} is there twice`);
  }
  return accounts;
}
