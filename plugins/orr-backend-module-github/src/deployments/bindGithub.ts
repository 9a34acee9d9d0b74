import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { SourceBinding, SourceBindResult } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GithubRepository, parseSlug } from '../githubIssue';

const SLUG = 'github.com/project-slug';
const SHOWN = 60;

/** What is stored of a binding to ask for it. @internal */
export const githubSelector = z.object({
  owner: z.string(),
  name: z.string(),
});

/** @internal */
export function githubBindingKey(
  host: string,
  { owner, name }: GithubRepository,
): string {
  return `github:${host}/${owner}/${name}`.toLocaleLowerCase('en-US');
}

function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** The host of the first annotation that holds an address. */
function locationOf(
  entity: Entity,
): { annotation: string; host: string } | undefined {
  for (const annotation of [ANNOTATION_SOURCE_LOCATION, ANNOTATION_LOCATION]) {
    const target = entity.metadata.annotations?.[annotation]?.replace(
      /^url:/,
      '',
    );
    if (target && /^https?:\/\//i.test(target) && URL.canParse(target)) {
      return { annotation, host: new URL(target).host.toLowerCase() };
    }
  }
  return undefined;
}

/**
 * What an entity says of its repository. The host is where its source is said to be, and only one that is configured; an entity that
 * comes from no address belongs to github.com, or to the only host there is.
 *
 * @internal
 */
export function bindGithub(
  entity: Entity,
  hosts: readonly string[],
): SourceBindResult {
  const slug = entity.metadata.annotations?.[SLUG];
  if (slug === undefined) {
    return {
      status: 'unbound',
      wouldNeed: [{ annotation: SLUG, example: 'org/repo' }],
    };
  }
  if (slug.trim() === '') {
    return { status: 'opted-out', annotation: SLUG };
  }
  const repository = parseSlug(slug);
  if (!repository) {
    return {
      status: 'invalid',
      annotation: SLUG,
      reason: `\`${SLUG}\` is not \`org/repo\`: got \`${shown(slug)}\`.`,
    };
  }
  const location = locationOf(entity);
  const usual = hosts.includes('github.com') || hosts.length !== 1;
  const host = location?.host ?? (usual ? 'github.com' : hosts[0]);
  if (!hosts.includes(host)) {
    return {
      status: 'invalid',
      annotation: location?.annotation ?? SLUG,
      reason: `\`${location?.annotation ?? SLUG}\` is at \`${shown(
        host,
      )}\`, which the portal has no GitHub credentials for.`,
    };
  }
  return { status: 'bound', bindings: [bindingOf(host, repository)] };
}

function bindingOf(host: string, repository: GithubRepository): SourceBinding {
  return {
    key: githubBindingKey(host, repository),
    instance: host,
    title: `${repository.owner}/${repository.name}`,
    selector: { owner: repository.owner, name: repository.name },
  };
}
