import { StoredThread } from '../../database/commentRows';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { LoadedReview } from '../review/LoadedReview';
import { nameOf, questionTitleOf, reviewPath } from '../review/reviewMessages';
import { tell } from '../told/tell';

/** What was said, where, by whom. */
interface Said {
  loaded: LoadedReview;
  thread: StoredThread;
  actorRef: string;
  /** As people know the actor. */
  actorName: string;
  /** Whom it names who was not named in its place before. */
  mentioned: string[];
}

/** Tells those whom a comment names. It carries who and about what, never what was said. @internal */
export function mentionedNotifications(said: Said): OutboxMessage[] {
  const { loaded, thread, actorRef, actorName, mentioned } = said;
  return mentioned.length
    ? [
        tell('mentioned', {
          about: [loaded.review.id, thread.id],
          to: mentioned,
          actorRef,
          title: `${nameOf(loaded)}: ${actorName} names you in a comment`,
          description: aboutOf(said),
          link: threadPath(said),
        }),
      ]
    : [];
}

/** Tells the others who take part in a thread, and the driver; whoever is named hears of it anyway. @internal */
export function commentedNotifications(said: Said): OutboxMessage[] {
  const { loaded, thread, actorRef, actorName, mentioned } = said;
  const known = [actorRef, ...mentioned];
  const to = [
    loaded.review.driverRef,
    ...thread.comments.flatMap(({ writtenBy, mentions }) => [
      writtenBy,
      ...mentions,
    ]),
  ].filter(ref => !known.includes(ref));
  return to.length
    ? [
        tell('commented', {
          about: [loaded.review.id, thread.id],
          to,
          actorRef,
          without: mentioned,
          title: `${nameOf(loaded)}: ${actorName} has commented`,
          description: aboutOf(said),
          link: threadPath(said),
        }),
      ]
    : [];
}

function aboutOf({ loaded, thread }: Said): string {
  return `About a question of the ${
    loaded.review.kind
  } review: ${questionTitleOf(loaded, thread.questionId)}`;
}

function threadPath({ loaded, thread }: Said): string {
  return `${reviewPath(loaded, thread.questionId)}&thread=${thread.id}`;
}
