import { Entity } from '@backstage/catalog-model';
import { SourceBinding, SourceBindResult } from 'backstage-plugin-orr-node';
import { DEFAULT_INSTANCE, JenkinsInstance } from './readJenkinsConfig';

const JOBS = 'jenkins.io/job-full-name';
const OVERRIDE = 'jenkins.io/override-base-url';
const MOST_JOBS = 50;
const SHOWN = 80;

/** What Jenkins itself takes for a name. */
const NAME = /^[^\p{C}?*\\/%!@#$^&|<>[\]:;]{1,255}$/u;

/** A branch of a multibranch job whose name has a slash is called so by Jenkins. */
const SLASH_IN_BRANCH = /%2F/g;

type JenkinsPlace = Pick<JenkinsInstance, 'name' | 'baseUrl'>;

class NotBound extends Error {
  constructor(readonly annotation: string, reason: string) {
    super(reason);
  }
}

function shown(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}

function isName(segment: string): boolean {
  return (
    segment === segment.trim() &&
    !/^\.+$/.test(segment) &&
    NAME.test(segment.replace(SLASH_IN_BRANCH, '-'))
  );
}

function requireJob(value: string): string {
  if (!value.split('/').every(isName)) {
    throw new NotBound(
      JOBS,
      `\`${JOBS}\` is not \`folder/job\`: got \`${shown(value)}\`.`,
    );
  }
  return value;
}

/** The name before the colon, and what comes after it. */
function splitOff(item: string): { instance?: string; job: string } {
  const at = item.indexOf(':');
  return at < 0
    ? { job: item }
    : { instance: item.slice(0, at).trim(), job: item.slice(at + 1).trim() };
}

function requireInstance(
  names: (string | undefined)[],
  instances: readonly JenkinsPlace[],
): JenkinsPlace {
  const named = [...new Set(names.filter(name => name !== undefined))];
  if (named.length > 1) {
    throw new NotBound(
      JOBS,
      `\`${JOBS}\` names jobs of several instances; all have to be of one.`,
    );
  }
  const name = named.at(0) ?? DEFAULT_INSTANCE;
  const instance =
    instances.find(item => item.name === name) ??
    (named.length === 0 && instances.length === 1 ? instances[0] : undefined);
  if (!instance) {
    throw new NotBound(
      JOBS,
      `\`${JOBS}\` is of the instance \`${shown(
        name,
      )}\`, which is not configured.`,
    );
  }
  return instance;
}

/** Somewhere else there may be another job of the same name, so that it is not looked up here either. */
function requireNoOverride(entity: Entity, { baseUrl }: JenkinsPlace): void {
  const override = entity.metadata.annotations?.[OVERRIDE]?.trim();
  const isOther =
    override &&
    !(URL.canParse(override) && addressOf(override) === addressOf(baseUrl));
  if (isOther) {
    throw new NotBound(
      OVERRIDE,
      `\`${OVERRIDE}\` is not followed: name an instance that is configured in \`${JOBS}\` instead.`,
    );
  }
}

function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

function bindingsOf(
  entity: Entity,
  value: string,
  instances: readonly JenkinsPlace[],
): SourceBinding[] {
  const items = value.split(',').map(item => splitOff(item.trim()));
  if (items.length > MOST_JOBS) {
    throw new NotBound(JOBS, `\`${JOBS}\` names more than ${MOST_JOBS} jobs.`);
  }
  const instance = requireInstance(
    items.map(item => item.instance),
    instances,
  );
  const jobs = items.map(({ job }) => requireJob(job));
  requireNoOverride(entity, instance);
  return [...new Set(jobs)].map(job => ({
    key: `jenkins:${instance.name}/${job}`,
    instance: instance.name,
    title: job,
    selector: { job },
  }));
}

/** What the annotations of an entity say: each job is a binding of its own. @internal */
export function bindJobs(
  entity: Entity,
  instances: readonly JenkinsPlace[],
): SourceBindResult {
  const value = entity.metadata.annotations?.[JOBS];
  if (value === undefined) {
    const wouldNeed = [{ annotation: JOBS, example: 'folder/job' }];
    return { status: 'unbound', wouldNeed };
  }
  if (!value.trim()) {
    return { status: 'opted-out', annotation: JOBS };
  }
  try {
    return { status: 'bound', bindings: bindingsOf(entity, value, instances) };
  } catch (error) {
    if (error instanceof NotBound) {
      const { annotation, message: reason } = error;
      return { status: 'invalid', annotation, reason };
    }
    throw error;
  }
}

/** Where a job is, below the address of its instance. @internal */
export function pathOfJob(job: string): string {
  return job
    .split('/')
    .map(name => `job/${encodeURIComponent(name)}`)
    .join('/');
}
