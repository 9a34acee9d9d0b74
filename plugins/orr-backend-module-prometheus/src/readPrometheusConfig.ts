import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isLabel } from './selector';

/** Where a system is, and how it is asked. @internal */
export interface Endpoint {
  url: string;
  /** Where people see it. */
  externalUrl: string;
  /** Credentials, as the header that carries them. */
  authorization?: string;
}

/** A Prometheus as it is configured. @internal */
export interface PrometheusInstance extends Endpoint {
  name: string;
  title: string;
  /** With `$selector` where the matchers of an entity belong. */
  sloBudgetQuery?: string;
  alertmanager?: Endpoint;
}

/** `orr.prometheus`, read and checked once. @internal */
export interface PrometheusConfig {
  instances: PrometheusInstance[];
  /** In order. */
  entityLabels: string[];
  incidentSeverities: string[];
  alertHistoryDays: number;
}

const ROOM = 'orr.prometheus';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
/** Stands for the matchers of an entity. @internal */
export const SELECTOR_PLACE = '$selector';
const MOST_LABELS = 3;
const MOST_DAYS = 365;

function readUrl(config: Config, key: string, place: string): string {
  const text = config.getString(key);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url &&
    /^https?:$/.test(url.protocol) &&
    !(url.username || url.password || url.search || url.hash);
  if (!isPlain) {
    throw new InputError(
      `${place}.${key}: must be an http or https address without credentials, query or fragment`,
    );
  }
  return text.replace(/\/+$/, '');
}

function readAuthorization(config: Config, place: string): string | undefined {
  const token = config.getOptionalString('token');
  const username = config.getOptionalString('username');
  const password = config.getOptionalString('password');
  if ((username === undefined) !== (password === undefined)) {
    throw new InputError(`${place}: username and password go together`);
  }
  if (token !== undefined && username !== undefined) {
    throw new InputError(`${place}: either a token or a username, not both`);
  }
  if (username !== undefined) {
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    return `Basic ${pair}`;
  }
  return token === undefined ? undefined : `Bearer ${token}`;
}

function readEndpoint(config: Config, place: string): Endpoint {
  const url = readUrl(config, 'url', place);
  return {
    url,
    externalUrl: config.has('externalUrl')
      ? readUrl(config, 'externalUrl', place)
      : url,
    authorization: readAuthorization(config, place),
  };
}

function readBudgetQuery(config: Config, place: string): string | undefined {
  const query = config.getOptionalString('sloBudgetQuery')?.trim();
  if (query === undefined || query.includes(SELECTOR_PLACE)) {
    return query;
  }
  if (!METRIC.test(query)) {
    throw new InputError(
      `${place}.sloBudgetQuery: must be the name of a recording rule, or an expression with ${SELECTOR_PLACE} where the labels of an entity belong`,
    );
  }
  return `${query}{${SELECTOR_PLACE}}`;
}

function readInstance(config: Config, index: number): PrometheusInstance {
  const place = `${ROOM}.instances[${index}]`;
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw new InputError(
      `${place}.name: must begin with a letter or digit and hold only letters, digits, ., _ and -`,
    );
  }
  const alertmanager = config.getOptionalConfig('alertmanager');
  return {
    ...readEndpoint(config, place),
    name,
    title: config.getOptionalString('title') ?? `Prometheus ${name}`,
    sloBudgetQuery: readBudgetQuery(config, place),
    alertmanager:
      alertmanager && readEndpoint(alertmanager, `${place}.alertmanager`),
  };
}

function readEntityLabels(room: Config | undefined): string[] {
  const value = room?.getOptional('entityLabel') ?? 'service';
  const labels = Array.isArray(value) ? value : [value];
  const areLabels = labels.every(
    label => typeof label === 'string' && isLabel(label),
  );
  if (!areLabels || labels.length === 0 || labels.length > MOST_LABELS) {
    throw new InputError(
      `${ROOM}.entityLabel: must be the name of a label, or up to ${MOST_LABELS} of them`,
    );
  }
  return [...new Set(labels as string[])].sort();
}

function readHistoryDays(room: Config | undefined): number {
  const days = room?.getOptionalNumber('alertHistoryDays') ?? 30;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new InputError(
      `${ROOM}.alertHistoryDays: must be a whole number of days from 1 to ${MOST_DAYS}`,
    );
  }
  return days;
}

/** Reads `orr.prometheus`. @internal */
export function readPrometheusConfig(config: Config): PrometheusConfig {
  const room = config.getOptionalConfig(ROOM);
  const instances = (room?.getOptionalConfigArray('instances') ?? []).map(
    readInstance,
  );
  const names = instances.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(`${ROOM}.instances: ${twice} is there twice`);
  }
  return {
    instances,
    entityLabels: readEntityLabels(room),
    incidentSeverities:
      room?.getOptionalStringArray('incidentSeverities') ?? [],
    alertHistoryDays: readHistoryDays(room),
  };
}
