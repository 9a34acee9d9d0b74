import { NotFoundError } from '@backstage/errors';
import { ChecklistVersion, givesStandings } from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';

/** The checklists that standings come from, or the one that a query names; throws NotFoundError where it is none of them. @internal */
export async function publishedChecklists(
  checklists: DatabaseChecklistStore,
  checklistId?: string,
): Promise<ChecklistVersion[]> {
  const published = (await checklists.listCurrent()).filter(
    version =>
      version.document.state === 'published' &&
      givesStandings(version.document) &&
      (checklistId === undefined || version.checklistId === checklistId),
  );
  if (checklistId !== undefined && !published.length) {
    throw new NotFoundError(
      `query.checklist: no published checklist has the id '${checklistId}'`,
    );
  }
  return published;
}
