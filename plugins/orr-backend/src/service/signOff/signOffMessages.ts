import { SectionSignOff, SignOffSection } from 'backstage-plugin-orr-common';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { LoadedReview } from '../review/LoadedReview';
import { nameOf, reviewPath } from '../review/reviewMessages';
import { tell } from '../told/tell';

/** What a section is called. @internal */
export function sectionTitleOf(
  { checklist }: LoadedReview,
  sectionId: string,
): string {
  return (
    checklist.document.sections.find(({ id }) => id === sectionId)?.title ??
    sectionId
  );
}

/** Asks those whom the checklist names for a section. @internal */
export function signOffAskedNotifications(
  loaded: LoadedReview,
  sections: SignOffSection[],
  actorRef: string,
): OutboxMessage[] {
  return sections.map(({ sectionId, by }) =>
    tell('signOffAsked', {
      about: [loaded.review.id, sectionId],
      to: by,
      actorRef,
      title: `${nameOf(loaded)}: a section waits for your sign-off`,
      description: `${sectionTitleOf(loaded, sectionId)}, in the ${
        loaded.review.kind
      } review under ${loaded.checklist.document.title}`,
      link: reviewPath(loaded),
    }),
  );
}

/** Tells the driver that somebody objects to signing a section off. @internal */
export function objectedNotification(
  loaded: LoadedReview,
  { sectionId, signedBy }: SectionSignOff,
): OutboxMessage {
  return tell('signOffObjected', {
    about: [loaded.review.id, sectionId],
    to: [loaded.review.driverRef],
    actorRef: signedBy,
    title: `${nameOf(loaded)}: a section is not signed off`,
    description: `There is an objection to ${sectionTitleOf(
      loaded,
      sectionId,
    )}, in the ${loaded.review.kind} review under ${
      loaded.checklist.document.title
    }.`,
    link: reviewPath(loaded),
  });
}
