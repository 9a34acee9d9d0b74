import useSessionStorage from 'react-use/esm/useSessionStorage';

/** What is about to be said. @internal */
export interface CommentDraft {
  text: string;
  mentions: string[];
}

/** Keeps it over a reload, by person and place, until it is said. @internal */
export function useCommentDraft(
  userRef: string,
  place: string,
  initial: CommentDraft,
): [CommentDraft, (draft: CommentDraft) => void, () => void] {
  const key = `orr.comment.${userRef}.${place}`;
  const [draft, setDraft] = useSessionStorage<CommentDraft>(key, initial);
  return [draft, setDraft, () => sessionStorage.removeItem(key)];
}
