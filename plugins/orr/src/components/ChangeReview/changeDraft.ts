import { ChangeKind, isSafeUrl } from 'backstage-plugin-orr-common';

/** A change as somebody fills it in. @internal */
export interface ChangeDraft {
  kind: ChangeKind;
  title: string;
  url: string;
  plannedOn: string;
}

/** @internal */
export const EMPTY_CHANGE: ChangeDraft = {
  kind: 'release',
  title: '',
  url: '',
  plannedOn: '',
};

/** Which fields hold what cannot be taken; one that is empty still is none of them. @internal */
export function changeProblems(
  { url, plannedOn }: ChangeDraft,
  today: string,
): { url: boolean; plannedOn: boolean } {
  return {
    url: url.trim() !== '' && !isSafeUrl(url.trim()),
    plannedOn: plannedOn !== '' && plannedOn < today,
  };
}

/** Whether all of it is filled in and can be taken. @internal */
export function isChangeComplete(draft: ChangeDraft, today: string): boolean {
  const problems = changeProblems(draft, today);
  return (
    [draft.title, draft.url, draft.plannedOn].every(text => text.trim()) &&
    !problems.url &&
    !problems.plannedOn
  );
}
