import { SourceBinding, SourceError } from 'backstage-plugin-orr-node';
import { z } from 'zod';

/** One name in the path of a project, as GitLab lets people choose it. */
const SEGMENT = /^\.?[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const ID = /^[1-9]\d{0,18}$/;
const LONGEST = 500;

const selectorSchema = z.object({ project: z.string() });

/** Whether it is the path of a project below at least one group or user. @internal */
export function isProjectPath(text: string): boolean {
  const segments = text.split('/');
  return (
    text.length <= LONGEST &&
    segments.length >= 2 &&
    segments.every(segment => SEGMENT.test(segment))
  );
}

/** Whether it is the id of a project. @internal */
export function isProjectId(text: string): boolean {
  return ID.test(text);
}

/** The same for all entities that name the same: GitLab does not tell paths apart by case. @internal */
export function bindingKeyOf(instance: string, project: string): string {
  return `gitlab:${instance}/${project.toLocaleLowerCase('en-US')}`;
}

/** @internal */
export function bindingOf(instance: string, project: string): SourceBinding {
  return {
    key: bindingKeyOf(instance, project),
    instance,
    title: project,
    selector: { project },
  };
}

/** The path or id of the project. A SourceError where what was stored names none. @internal */
export function requireProject({ selector }: SourceBinding): string {
  const project = selectorSchema.safeParse(selector).data?.project;
  if (
    project === undefined ||
    !(isProjectPath(project) || isProjectId(project))
  ) {
    throw new SourceError('not-found', 'It is no project of GitLab.');
  }
  return project;
}
