import { ChecklistVersion } from 'backstage-plugin-orr-common';

/** The section that something is about, with its title; nothing where it is about none. @internal */
export function sectionOf({
  checklist,
  sectionId,
}: {
  checklist: ChecklistVersion;
  sectionId?: string;
}): { id: string; title: string } | undefined {
  const section = checklist.document.sections.find(
    ({ id }) => id === sectionId,
  );
  return section && { id: section.id, title: section.title };
}
