import { JsonObject } from '@backstage/types';

/**
 * A message that is written with the change it tells of and delivered later. It carries refs and ids, never an answer or
 * a note: those are shown to whoever opens the link and may see them.
 *
 * @internal
 */
export type OutboxMessage =
  | {
      /** Tells other backend plugins. */
      channel: 'event';
      topic: 'orr.review' | 'orr.readiness' | 'orr.finding';
      payload: JsonObject;
    }
  | {
      /** Lands in the inboxes of people; of a group, in those of its direct members. */
      channel: 'notification';
      recipientRefs: string[];
      /** Nobody of those left: the owner of the programme is told. */
      otherwiseProgrammeOwner?: boolean;
      /** Who did what is told, and needs not be told. */
      excludeRef?: string;
      /** Others who hear of it in another way. */
      alsoExcludeRefs?: string[];
      /** The same for all stages of one matter: a later one takes the place of the earlier, however often it is delivered. */
      scope: string;
      /** By which people choose what reaches them; absent from messages that an earlier version has left. */
      topic?: string;
      title: string;
      description?: string;
      link: string;
      severity: 'low' | 'normal' | 'high' | 'critical';
    }
  | {
      /** Refreshes what is on the screens of people. */
      channel: 'signal';
      /** Who has the review open when it is delivered; who caused it only where they have it open more than once. */
      audience: { presentIn: string; actorRef?: string };
      signalChannel: 'orr';
      message: JsonObject;
    };
