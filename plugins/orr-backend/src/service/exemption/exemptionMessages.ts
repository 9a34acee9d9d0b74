import { parseEntityRef } from '@backstage/catalog-model';
import { StoredExemption } from '../../database/DatabaseExemptionStore';
import { StoredEntity } from '../../database/StoredEntity';
import { OutboxMessage } from '../delivery/OutboxMessage';

function tabPath({ entityRef }: StoredEntity): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${namespace}/${kind}/${name}/operational-readiness`;
}

function message(
  entity: StoredEntity,
  exemption: StoredExemption,
  news: {
    of: string;
    recipientRef: string;
    actorRef: string;
    title: string;
    description: string;
  },
): OutboxMessage {
  return {
    channel: 'notification',
    recipientRefs: [news.recipientRef],
    excludeRef: news.actorRef,
    scope: `orr:exemption:${exemption.id}:${news.of}`,
    title: `${entity.title ?? entity.name}: ${news.title}`,
    description: news.description,
    link: tabPath(entity),
    severity: 'normal',
  };
}

/** Asks the owner of the programme to decide. @internal */
export function exemptionAskedNotification(
  entity: StoredEntity,
  exemption: StoredExemption,
  ownerRef: string,
): OutboxMessage {
  return message(entity, exemption, {
    of: 'asked',
    recipientRef: ownerRef,
    actorRef: exemption.askedBy,
    title: 'an exemption from reviews is asked for',
    description: `It would hold until ${exemption.until}. Open the entity to approve or refuse it.`,
  });
}

/** Tells who asked what was decided. @internal */
export function exemptionDecidedNotification(
  entity: StoredEntity,
  exemption: StoredExemption,
  actorRef: string,
): OutboxMessage {
  return message(entity, exemption, {
    of: 'decided',
    recipientRef: exemption.askedBy,
    actorRef,
    ...(exemption.state === 'approved'
      ? {
          title: `exempt from reviews until ${exemption.until}`,
          description: 'The exemption that you asked for was approved.',
        }
      : {
          title: 'the exemption was refused',
          description: 'Open the entity to read why.',
        }),
  });
}

/** Tells who asked that it holds no longer. @internal */
export function exemptionEndedNotification(
  entity: StoredEntity,
  exemption: StoredExemption,
  actorRef: string,
): OutboxMessage {
  return message(entity, exemption, {
    of: 'ended',
    recipientRef: exemption.askedBy,
    actorRef,
    title: 'the exemption from reviews was ended',
    description: 'Its reviews are due again.',
  });
}
