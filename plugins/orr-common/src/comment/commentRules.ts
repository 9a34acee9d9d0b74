import { isFullEntityRef, isSameRef } from '../review/entityRefs';
import { ReviewState, RUNNING_STATES } from '../review/reviewState';

/** Whether comments may be written in a review; after its end the conversation is kept as it was. @internal */
export function isOpenForComments(state: ReviewState): boolean {
  return RUNNING_STATES.includes(state);
}

/** Whether a ref names somebody who can be told: a person or a group. @internal */
export function isMentionable(ref: string): boolean {
  return isFullEntityRef(ref) && /^(user|group):/i.test(ref);
}

/** The refs of those a comment names, each once and in lower case, in the order in which they were chosen. @internal */
export function mentionsOf(refs: string[]): string[] {
  return [...new Set(refs.map(ref => ref.toLocaleLowerCase('en-US')))];
}

/** Those whom an edit names and who were not named before: the others know. @internal */
export function newlyMentioned(before: string[], after: string[]): string[] {
  return after.filter(ref => !before.some(known => isSameRef(known, ref)));
}

/** Whether somebody may say that a thread is done with, or that it is not. @internal */
export function maySettleThread(
  thread: { startedBy: string },
  viewer: { userRef: string; update: boolean; decide: boolean },
): boolean {
  return (
    viewer.update ||
    viewer.decide ||
    isSameRef(thread.startedBy, viewer.userRef)
  );
}

/** Whether somebody may change a comment: nobody puts words into another's mouth. @internal */
export function mayEditComment(
  comment: { writtenBy: string },
  viewer: { userRef: string; comment: boolean },
): boolean {
  return viewer.comment && isSameRef(comment.writtenBy, viewer.userRef);
}
