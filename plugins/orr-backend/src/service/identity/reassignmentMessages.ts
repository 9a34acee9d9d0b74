import { Reassignment } from 'backstage-plugin-orr-common';
import { OutboxMessage } from '../delivery/OutboxMessage';

const WORDS: Record<
  Reassignment['given'][number]['kind'],
  [one: string, several: string]
> = {
  drivers: ['review', 'reviews'],
  conditions: ['condition', 'conditions'],
  questions: ['question', 'questions'],
  actions: ['action', 'actions'],
  campaigns: ['campaign', 'campaigns'],
};

function listOf({ given }: Reassignment): string {
  return given
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${WORDS[kind][count === 1 ? 0 : 1]}`)
    .join(', ');
}

/** One message to the one it was taken from, one to the one it was given to. @internal */
export function reassignedNotifications(
  reassignment: Reassignment,
  options: { mutationId: string; actorRef: string },
): OutboxMessage[] {
  const { fromRef, toRef } = reassignment;
  const common = {
    channel: 'notification' as const,
    excludeRef: options.actorRef,
    description: listOf(reassignment),
    link: '/orr',
    severity: 'normal' as const,
  };
  const scope = `orr:reassigned:${options.mutationId}`;
  return [
    {
      ...common,
      recipientRefs: [fromRef],
      scope: `${scope}:from`,
      title: `What was with you was given to ${toRef}`,
    },
    {
      ...common,
      recipientRefs: [toRef],
      scope: `${scope}:to`,
      title: `What was with ${fromRef} was given to you`,
    },
  ];
}
