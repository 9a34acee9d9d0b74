import { StoredBreakGlass } from '../../database/gate/DatabaseBreakGlassStore';
import { StoredEntity } from '../../database/StoredEntity';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from '../told/entityPath';
import { tell } from '../told/tell';

/**
 * Tells the owners and the reviewers that a release goes past the gate, and whoever was named by a token that they were.
 *
 * @internal
 */
export function glassBrokenNotification(
  entity: StoredEntity,
  { id, personRef, declaredBy }: StoredBreakGlass,
  reviewerRefs: string[],
): OutboxMessage {
  const isNamed = declaredBy !== undefined;
  return tell('glassBroken', {
    about: [entity.id, id],
    to: [...entity.ownerRefs, ...reviewerRefs, ...(isNamed ? [personRef] : [])],
    ...(!isNamed && { actorRef: personRef }),
    otherwiseProgrammeOwner: true,
    title: `${entity.title ?? entity.name}: the release gate was overridden`,
    description:
      'Releases may go on for some hours whatever its standing. Its tab says why, by whom and until when.',
    link: entityPath(entity),
  });
}
