import { z } from 'zod';

/** What of an Argo CD belongs to an entity. Namespaces are null where Argo CD itself is to say which. @internal */
export const applicationSelectorSchema = z.union([
  z.object({ name: z.string(), namespace: z.string().nullable() }),
  z.object({
    labels: z.string(),
    namespace: z.string().nullable(),
    project: z.string().nullable(),
  }),
]);

/** @internal */
export type ApplicationSelector = z.infer<typeof applicationSelectorSchema>;

const KEY =
  '(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?';
const VALUE = '[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?';
const REQUIREMENT = new RegExp(
  `^(?:!?${KEY}|${KEY} ?(?:=|==|!=) ?(?:${VALUE})?|${KEY} (?:in|notin) ?\\( ?${VALUE}(?: ?, ?${VALUE})* ?\\))$`,
);
const MOST_CHARACTERS = 500;
const BETWEEN_REQUIREMENTS = /,(?![^(]*\))/;

/** Labels in one form, whatever their order; undefined where it is no label selector. @internal */
export function parseLabels(text: string): string | undefined {
  const requirements = text
    .split(BETWEEN_REQUIREMENTS)
    .map(item => item.replace(/\s+/g, ' ').trim());
  return text.length <= MOST_CHARACTERS &&
    requirements.every(item => REQUIREMENT.test(item))
    ? [...new Set(requirements)].sort().join()
    : undefined;
}

/** Of one application, the same whoever names it. @internal */
export function keyOfApplication(
  instance: string,
  { namespace, name }: { namespace: string; name: string },
): string {
  return `argocd:${instance}/${namespace}/${name}`;
}

/** Of all applications with some labels. @internal */
export function keyOfLabels(
  instance: string,
  options: { labels: string; namespace: string | null; project: string | null },
): string {
  const { labels, namespace, project } = options;
  const query = new URLSearchParams({
    ...(project !== null && { project }),
    selector: labels,
  });
  return `argocd:${instance}/${namespace ?? '*'}?${query}`;
}
