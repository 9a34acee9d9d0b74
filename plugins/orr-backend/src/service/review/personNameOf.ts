import { StoredEntity } from '../../database/StoredEntity';

/** What people call somebody. @internal */
export function personNameOf({ title, name, entity }: StoredEntity): string {
  const { profile } = (entity.spec ?? {}) as {
    profile?: { displayName?: unknown };
  };
  const displayName = profile?.displayName;
  return (
    title ??
    (typeof displayName === 'string' && displayName.trim()
      ? displayName.trim()
      : name)
  );
}
