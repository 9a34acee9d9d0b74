import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { CheckedDraft, formatPath } from 'backstage-plugin-orr-common';
import { StoredDraft } from '../../../database/checklistDraft/checklistDraftRows';
import { shownLocation } from '../locations/shownLocation';

/** More would only hide what matters. */
const MAX_PROBLEMS = 20;

/** @internal */
export function noDraft(draftId: string): NotFoundError {
  return new NotFoundError(`No draft ${draftId} of a checklist`);
}

/** The draft as whoever writes saw it. @internal */
export function requireRevision(
  draft: StoredDraft | undefined,
  { draftId, revision }: { draftId: string; revision: number },
): StoredDraft {
  if (!draft) {
    throw noDraft(draftId);
  }
  if (draft.revision !== revision) {
    throw new ConflictError(
      draft.location === undefined
        ? `revision: ${draft.updatedBy} saved the draft meanwhile; load it again`
        : `revision: what stands at ${shownLocation(
            draft.location,
          )} has changed meanwhile; load it again`,
    );
  }
  return draft;
}

/** Refuses what is as its place says: it is changed there. @internal */
export function requireWrittenHere(draft: StoredDraft | undefined): void {
  if (draft?.location !== undefined) {
    throw new ConflictError(
      `The draft is kept at ${shownLocation(
        draft.location,
      )} and is changed there; it goes once that is in force, or is named no more`,
    );
  }
}

/** Refuses what no checklist may hold. @internal */
export function requireStorable({ refusals }: CheckedDraft): void {
  if (refusals.length) {
    throw refused(refusals);
  }
}

/** The document of a draft that has all a checklist needs. @internal */
export function requireComplete(
  checked: CheckedDraft,
): NonNullable<CheckedDraft['document']> {
  requireStorable(checked);
  const errors = checked.problems.filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length || !checked.document) {
    throw refused(
      errors.map(({ path, message }) => ({ path: formatPath(path), message })),
    );
  }
  return checked.document;
}

function refused(problems: { path: string; message: string }[]): InputError {
  const named = problems
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) =>
      ['document', path].filter(Boolean).join('.').concat(`: ${message}`),
    );
  const rest = problems.length - named.length;
  return new InputError(
    [...named, ...(rest ? [`and ${rest} more`] : [])].join('; '),
  );
}
