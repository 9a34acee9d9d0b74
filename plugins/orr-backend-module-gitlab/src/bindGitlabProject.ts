import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { SourceBindResult } from 'backstage-plugin-orr-node';
import { GitlabHosts } from './gitlabHosts';
import { bindingOf, isProjectId, isProjectPath } from './gitlabProjectName';

const SLUG = 'gitlab.com/project-slug';
const ID = 'gitlab.com/project-id';
const INSTANCE = 'gitlab.com/instance';
const SHOWN = 80;

/** The project that the annotations of an entity name. @internal */
export function bindGitlabProject(
  entity: Entity,
  hosts: GitlabHosts,
): SourceBindResult {
  const { [SLUG]: slug, [ID]: id } = entity.metadata.annotations ?? {};
  const emptied = [
    [SLUG, slug],
    [ID, id],
  ].find(([, value]) => value?.trim() === '');
  if (emptied) {
    return { status: 'opted-out', annotation: emptied[0]! };
  }
  const named = slug ?? id;
  if (named === undefined) {
    return {
      status: 'unbound',
      wouldNeed: [{ annotation: SLUG, example: 'group/project' }],
    };
  }
  if (slug !== undefined && !isProjectPath(slug)) {
    return invalid(SLUG, `is not \`group/project\`: got ${shown(slug)}`);
  }
  if (id !== undefined && !isProjectId(id)) {
    return invalid(ID, `is not the number of a project: got ${shown(id)}`);
  }
  const host = hostOf(entity, hosts);
  return typeof host === 'string'
    ? { status: 'bound', bindings: [bindingOf(host, named)] }
    : host;
}

/** By what the entity says, by where it was read from, or the only one there is. */
function hostOf(
  entity: Entity,
  { instances, withoutToken }: GitlabHosts,
): string | SourceBindResult {
  const isKnown = (host: string) => instances.some(({ id }) => id === host);
  const named = entity.metadata.annotations?.[INSTANCE]?.trim().toLowerCase();
  if (named) {
    return isKnown(named)
      ? named
      : invalid(
          INSTANCE,
          `is not the host of a GitLab that this portal has a token for: got ${shown(
            named,
          )}`,
        );
  }
  const read = locationHostsOf(entity).find(
    host => isKnown(host) || withoutToken.includes(host),
  );
  if (read) {
    // A project of the same path on another GitLab is another project.
    return isKnown(read)
      ? read
      : invalid(SLUG, `is of ${read}, which this portal has no token for`);
  }
  if (instances.length === 1) {
    return instances[0].id;
  }
  return isKnown('gitlab.com')
    ? 'gitlab.com'
    : invalid(
        INSTANCE,
        `has to say on which GitLab the project is: one of ${instances
          .map(({ id }) => id)
          .join(', ')}`,
      );
}

function locationHostsOf(entity: Entity): string[] {
  return [ANNOTATION_SOURCE_LOCATION, ANNOTATION_LOCATION].flatMap(name => {
    const ref = entity.metadata.annotations?.[name];
    try {
      return ref ? [new URL(parseLocationRef(ref).target).host] : [];
    } catch {
      return [];
    }
  });
}

function invalid(annotation: string, what: string): SourceBindResult {
  return {
    status: 'invalid',
    annotation,
    reason: `\`${annotation}\` ${what}.`,
  };
}

function shown(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}
