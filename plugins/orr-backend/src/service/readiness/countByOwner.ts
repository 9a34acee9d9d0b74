import { ReadinessFacets } from 'backstage-plugin-orr-common';
import { GroupAbove, LikeOwners } from '../../database/ReadinessFacetModel';

type OwnerFacet = ReadinessFacets['owner'];

/** More than anybody looks through. */
const MAX_OWNERS = 1_000;

/**
 * Counts for each owner, and each group above one, the entities that it stands for: an entity of two owners once for
 * what is above both. Most first.
 *
 * @internal
 */
export function countByOwner(
  entities: LikeOwners[],
  groups: GroupAbove[],
): OwnerFacet {
  const above = new Map<string, string[]>();
  const titles = new Map<string, string | undefined>();
  for (const { groupRef, ancestorRef, title } of groups) {
    above.set(groupRef, [...(above.get(groupRef) ?? []), ancestorRef]);
    titles.set(ancestorRef, title);
  }
  const below = new Map<string, number>();
  for (const { groupRef, ancestorRef } of groups) {
    // A group that the viewer may not see is nowhere an ancestor, not even its own.
    if (groupRef !== ancestorRef && titles.has(groupRef)) {
      below.set(ancestorRef, (below.get(ancestorRef) ?? 0) + 1);
    }
  }
  const counts = new Map<string, number>();
  for (const { ownerRefs, count } of entities) {
    const standFor = new Set(
      ownerRefs.flatMap(ref => [ref, ...(above.get(ref) ?? [])]),
    );
    standFor.forEach(ref => counts.set(ref, (counts.get(ref) ?? 0) + count));
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, MAX_OWNERS)
    .map(([value, count]) => ({
      value,
      title: titles.get(value),
      count,
      groupsBelow: below.get(value) ?? 0,
    }));
}
