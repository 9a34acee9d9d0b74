import { SnapshotContent } from '../../database/DatabaseSnapshotStore';

/** What a frozen review did not ask of an entity, since it is asked of new ones only; a copy of one entity holds that of none other. @internal */
export function sparedIn(
  { covered, spared = [] }: Pick<SnapshotContent, 'covered' | 'spared'>,
  entityRef: string,
): string[] {
  // The one entity may have another ref by now.
  const own = covered
    ? spared.find(one => one.entityRef === entityRef)
    : spared[0];
  return own?.questionIds ?? [];
}
