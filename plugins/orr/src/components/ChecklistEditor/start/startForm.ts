import { isFullEntityRef } from 'backstage-plugin-orr-common';
import { proposedId } from '../edits/draftIds';
import { DraftSource } from './useCreateDraft';

/** From what a draft begins. @internal */
export const STARTS = ['blank', 'library', 'version', 'file'] as const;
/** @internal */
export type Start = (typeof STARTS)[number];

/** What is entered to begin a draft. @internal */
export interface StartForm {
  start: Start;
  title: string;
  /** As entered; where it is not, it follows the title. */
  id?: string;
  ownerRef: string;
  checklistId: string;
  /** The checklist of the library that it begins with. */
  libraryName?: string;
  file?: { name: string; text: string };
}

/** What is not there yet, or not right. @internal */
export type StartField =
  | 'title'
  | 'id'
  | 'owner'
  | 'checklist'
  | 'library'
  | 'file';

const ID = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;

/** @internal */
export function idOf({ id, title }: StartForm): string {
  return id ?? proposedId(title) ?? '';
}

function isId(id: string): boolean {
  return id.length >= 3 && id.length <= 128 && ID.test(id);
}

/** What still has to be entered; of a file, nothing more is needed where it says all of itself. @internal */
export function missingOf(form: StartForm): StartField[] {
  const { start, title, ownerRef, checklistId, libraryName, file } = form;
  const lacks: Record<StartField, boolean> = {
    checklist: start === 'version' && !checklistId,
    library: start === 'library' && !libraryName,
    file: start === 'file' && !file,
    title: start !== 'file' && !title.trim(),
    id:
      start === 'file'
        ? idOf(form) !== '' && !isId(idOf(form))
        : !isId(idOf(form)),
    owner:
      start === 'blank' ||
      start === 'library' ||
      (start === 'file' && idOf(form) !== '')
        ? !isFullEntityRef(ownerRef.trim())
        : false,
  };
  return (Object.keys(lacks) as StartField[]).filter(field => lacks[field]);
}

/** Where the draft begins; undefined as long as something is missing. @internal */
export function sourceOf(form: StartForm): DraftSource | undefined {
  if (missingOf(form).length) {
    return undefined;
  }
  const { start, file } = form;
  const id = idOf(form);
  const title = form.title.trim();
  const owner = form.ownerRef.trim();
  switch (start) {
    case 'blank':
      return { type: 'blank', id, title, owner };
    case 'library':
      return {
        type: 'library',
        name: form.libraryName!,
        as: { id, title, owner },
      };
    case 'version':
      return {
        type: 'version',
        checklistId: form.checklistId,
        as: { id, title },
      };
    default:
      return {
        type: 'file',
        ...file!,
        ...(id && { as: { id, owner, ...(title && { title }) } }),
      };
  }
}
