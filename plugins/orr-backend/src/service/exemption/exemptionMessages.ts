import { StoredExemption } from '../../database/DatabaseExemptionStore';
import { StoredEntity } from '../../database/StoredEntity';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from '../told/entityPath';
import { Occasion } from '../told/occasions';
import { tell } from '../told/tell';

function message(
  entity: StoredEntity,
  exemption: StoredExemption,
  news: {
    occasion: Occasion;
    recipientRef: string;
    actorRef: string;
    title: string;
    description: string;
  },
): OutboxMessage {
  return tell(news.occasion, {
    about: [exemption.id],
    to: [news.recipientRef],
    actorRef: news.actorRef,
    title: `${entity.title ?? entity.name}: ${news.title}`,
    description: news.description,
    link: entityPath(entity),
  });
}

/** Asks the owner of the programme to decide. @internal */
export function exemptionAskedNotification(
  entity: StoredEntity,
  exemption: StoredExemption,
  ownerRef: string,
): OutboxMessage {
  return message(entity, exemption, {
    occasion: 'exemptionAsked',
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
    occasion: 'exemptionDecided',
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
    occasion: 'exemptionEnded',
    recipientRef: exemption.askedBy,
    actorRef,
    title: 'the exemption from reviews was ended',
    description: 'Its reviews are due again.',
  });
}
