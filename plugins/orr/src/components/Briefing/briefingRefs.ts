import { Briefing } from 'backstage-plugin-orr-common';

/** The groups and people whom a briefing names, by full ref, each once; entities come with their names. @internal */
export function briefingRefs({ teams }: Briefing): string[] {
  const named = teams.flatMap(team => [
    team.ownerRef,
    ...team.openHighs.items.map(({ work }) => work?.personRef),
    ...team.overdue.items.map(({ personRef }) => personRef),
    ...team.expiring.items.map(({ personRef }) => personRef),
  ]);
  return [...new Set(named.filter(ref => ref !== undefined))];
}
