import { ChecklistVersion } from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';

/** Reviews with the versions that they follow, in one statement for all. @internal */
export async function withChecklists<
  TRow extends { checklistId: string; checklistVersion: number },
>(
  checklists: DatabaseChecklistStore,
  rows: TRow[],
): Promise<(TRow & { checklist: ChecklistVersion })[]> {
  const keys = [
    ...new Map(
      rows.map(({ checklistId, checklistVersion: version }) => [
        `${version}:${checklistId}`,
        { checklistId, version },
      ]),
    ).values(),
  ];
  const versions = await checklists.listVersions(keys);
  return rows.flatMap(row => {
    const checklist = versions.find(
      ({ checklistId, version }) =>
        checklistId === row.checklistId && version === row.checklistVersion,
    );
    return checklist ? [{ ...row, checklist }] : [];
  });
}
