import { createContext, useContext } from 'react';
import { CommentThread } from 'backstage-plugin-orr-common';

/** What was said about the answers of a review; until it is there, and where it cannot be had, nothing. @internal */
export interface CommentsState {
  reviewId: string;
  userRef: string;
  threads: CommentThread[];
  mayComment: boolean;
  status: 'loading' | 'ready' | 'error';
  error?: unknown;
  reload: () => void;
  /** Takes a thread as a write has returned it. */
  replace: (thread: CommentThread) => void;
}

/** Absent where no review is talked about. @internal */
export const CommentsContext = createContext<CommentsState | undefined>(
  undefined,
);

/** What was said in the review around. @internal */
export function useComments(): CommentsState | undefined {
  return useContext(CommentsContext);
}

/** How many comments some threads hold, and how many of the threads are open. @internal */
export function commentCounts(threads: CommentThread[]) {
  return {
    comments: threads.reduce((sum, { comments }) => sum + comments.length, 0),
    open: threads.filter(({ resolved }) => !resolved).length,
  };
}
