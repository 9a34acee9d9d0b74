import { ReactNode, useEffect, useMemo, useState } from 'react';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { CommentThread, ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { CommentsContext, CommentsState } from './CommentsContext';

/** Loads anew when others have written, and when somebody comes back to the page. */
function useNews(reviewId: string, reload: () => void) {
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    const subscription = signals?.subscribe<{ type: string; reviewId: string }>(
      'orr',
      message => {
        if (message.type === 'comments' && message.reviewId === reviewId) {
          reload();
        }
      },
    );
    const onVisibility = () => {
      if (document.visibilityState === 'visible') {
        reload();
      }
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      subscription?.unsubscribe();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [signals, reviewId, reload]);
}

/** What was loaded, with what was written since. */
function merged(
  loaded: CommentThread[],
  written: CommentThread[],
): CommentThread[] {
  const newest = (thread: CommentThread) =>
    written.find(({ id }) => id === thread.id) ?? thread;
  return [
    ...loaded.map(newest),
    ...written.filter(({ id }) => loaded.every(thread => thread.id !== id)),
  ];
}

/** Keeps the conversation of the review around. @internal */
export function CommentsProvider(props: {
  review: Pick<ReviewDetail['review'], 'id' | 'revision'>;
  userRef: string;
  children: ReactNode;
}) {
  const { userRef } = props;
  const { id, revision } = props.review;
  const api = useApi(orrApiRef);
  const loaded = useLoaded(
    signal => api.listComments({ params: { reviewId: id } }, { signal }),
    [api, id, revision],
    { keepPrevious: true },
  );
  const { status, reload } = loaded;
  const value = loaded.status === 'ready' ? loaded.value : undefined;
  const error = loaded.status === 'error' ? loaded.error : undefined;
  // What is loaded later knows of what was written before.
  const [written, setWritten] = useState<{
    over: unknown;
    threads: CommentThread[];
  }>({ over: undefined, threads: [] });
  useNews(id, reload);
  const state = useMemo(
    (): CommentsState => ({
      reviewId: id,
      userRef,
      threads: merged(
        value?.threads ?? [],
        written.over === value ? written.threads : [],
      ),
      mayComment: value?.mayComment ?? false,
      status,
      error,
      reload,
      replace: thread =>
        setWritten(before => ({
          over: value,
          threads: [
            ...(before.over === value ? before.threads : []).filter(
              one => one.id !== thread.id,
            ),
            thread,
          ],
        })),
    }),
    [id, userRef, value, written, status, error, reload],
  );
  return (
    <CommentsContext.Provider value={state}>
      {props.children}
    </CommentsContext.Provider>
  );
}
