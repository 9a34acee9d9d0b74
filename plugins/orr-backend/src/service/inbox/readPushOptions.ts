import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What an event may do: hasten a poll, or be recorded where it is known who sent it. @internal */
export type PushTrust = 'poke' | 'record';

/** How far events are trusted. @internal */
export interface PushOptions {
  trust: PushTrust;
  /** By the id of a source. */
  trustOf: ReadonlyMap<string, PushTrust>;
  /** Topics of which the operator says that nobody else can send to them. */
  validatedTopics: ReadonlySet<string>;
  /** Names of ingresses that check a secret. */
  checkedIngresses: ReadonlySet<string>;
  /** Topics that anybody can send to by HTTP, as far as the configuration says. */
  openTopics: ReadonlySet<string>;
}

const ROOM = 'orr.sources.push';

function trustAt(config: Config, key: string): PushTrust | undefined {
  const trust = config.getOptionalString(key);
  if (trust !== undefined && trust !== 'poke' && trust !== 'record') {
    throw new InputError(`${key}: must be poke or record`);
  }
  return trust;
}

function hasGithubSecret(config: Config): boolean {
  const apps = (config.getOptionalConfigArray('integrations.github') ?? [])
    .filter(host => host.has('apps'))
    .flatMap(host => host.getOptionalConfigArray('apps') ?? []);
  return (
    config.has('events.modules.github.webhookSecret') ||
    apps.some(app => app.has('webhookSecret'))
  );
}

/** Reads `orr.sources.push`, and of the events backend who checks what comes in. @internal */
export function readPushOptions(config: Config): PushOptions {
  const sources = config.getOptionalConfig(`${ROOM}.sources`)?.keys() ?? [];
  const checked = [
    ...(hasGithubSecret(config) ? ['github'] : []),
    ...(config.has('events.modules.gitlab.webhookSecret') ? ['gitlab'] : []),
  ];
  return {
    trust: trustAt(config, `${ROOM}.trust`) ?? 'poke',
    trustOf: new Map(
      sources.flatMap((id): [string, PushTrust][] => {
        const trust = trustAt(config, `${ROOM}.sources.${id}.trust`);
        return trust ? [[id, trust]] : [];
      }),
    ),
    validatedTopics: new Set(
      config.getOptionalStringArray(`${ROOM}.validatedTopics`),
    ),
    checkedIngresses: new Set(checked),
    openTopics: new Set(config.getOptionalStringArray('events.http.topics')),
  };
}
