import { OutboxMessage } from '../delivery/OutboxMessage';
import { StandingChange } from './StandingChange';

/**
 * Tells other backend plugins of standings that moved. The first standing of an entity is no move: it follows from being
 * in the catalog.
 *
 * @internal
 */
export function standingEvents(
  changes: StandingChange[],
  now: Date,
): OutboxMessage[] {
  return changes
    .filter(change => change.from !== undefined && change.from !== change.to)
    .map(change => ({
      channel: 'event',
      topic: 'orr.readiness',
      payload: {
        at: now.toISOString(),
        entityRef: change.entityRef,
        checklistId: change.checklistId,
        from: change.from,
        to: change.to,
        reasons: change.reasons.map(reason => reason.code),
      },
    }));
}
