import {
  ChecklistDocument,
  lensOfChecklist,
  printChecklistCsv,
  printChecklistJson,
  printChecklistYaml,
  printLens,
} from 'backstage-plugin-orr-common';
import { SavedFile } from '../../../hooks/saveFile';

/** The formats that hold all of a checklist. @internal */
export type WholeFormat = 'yaml' | 'json' | 'csv';

/** A file with its text. */
interface WrittenFile extends SavedFile {
  text: string;
}

/** What a checklist is as a lens: the file, if there can be one, and what a lens does not hold. @internal */
export interface WrittenLens {
  file?: WrittenFile;
  lost: string[];
  adapted: string[];
  /** Why there is none, or the AWS Well-Architected Tool would not take it. */
  errors: string[];
}

/** What a file is called: by the checklist, and by its version where it has one. */
function nameOf({ id }: ChecklistDocument, version: number | undefined) {
  return version === undefined ? `${id}-draft` : `${id}-v${version}`;
}

/** Writes a checklist in a format that loses nothing. @internal */
export function writeWhole(
  document: ChecklistDocument,
  format: WholeFormat,
  version?: number,
): WrittenFile {
  const name = `${nameOf(document, version)}.${format}`;
  switch (format) {
    case 'yaml':
      return {
        name,
        type: 'application/yaml',
        text: printChecklistYaml(document),
      };
    case 'json':
      return {
        name,
        type: 'application/json',
        text: printChecklistJson(document),
      };
    default:
      return {
        name,
        type: 'text/csv',
        // The mark of UTF-8 is put before it when it is saved.
        text: printChecklistCsv(document).replace(/^\uFEFF/, ''),
      };
  }
}

/** Writes a checklist as a custom lens, and says what that loses. @internal */
export function writeLens(
  document: ChecklistDocument,
  version?: number,
): WrittenLens {
  const { lens, notes, problems } = lensOfChecklist(document);
  const said = (kind: 'lost' | 'adapted') =>
    notes.filter(note => note.kind === kind).map(({ message }) => message);
  return {
    ...(lens && {
      file: {
        name: `${nameOf(document, version)}.lens.json`,
        type: 'application/json',
        text: printLens(lens),
      },
    }),
    lost: counted(said('lost')),
    adapted: counted(said('adapted')),
    errors: counted(
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message),
    ),
  };
}

/** Each sentence once, with how often it is true. */
function counted(sentences: string[]): string[] {
  const counts = new Map<string, number>();
  sentences.forEach(one => counts.set(one, (counts.get(one) ?? 0) + 1));
  return [...counts].map(([one, count]) =>
    count > 1 ? `${one} (${count} ×)` : one,
  );
}
