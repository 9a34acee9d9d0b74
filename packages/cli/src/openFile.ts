import {
  checkChecklistFile,
  ChecklistDocument,
  FileProblem,
  formatPath,
  Lens,
  LensProblem,
  parseLens,
} from 'backstage-plugin-orr-common';

/** What a file holds, and all there is to say about it. @internal */
export interface OpenedFile {
  kind: 'lens' | 'checklist';
  /** Absent where the file is none that can be read. */
  lens?: Lens;
  /** Absent where the file is none that can be read. */
  document?: ChecklistDocument;
  problems: (FileProblem & { code?: string })[];
}

/** Reads the text of a checklist or lens, whichever it is. @internal */
export function openFile(text: string): OpenedFile {
  if (!isLens(text)) {
    return { kind: 'checklist', ...checkChecklistFile(text) };
  }
  const { lens, problems } = parseLens(text);
  return { kind: 'lens', lens, problems: problems.map(fileProblemOf) };
}

/** A problem of a lens as one of a file. @internal */
export function fileProblemOf({
  path,
  severity,
  line,
  column,
  message,
  code,
}: LensProblem): FileProblem & { code: string } {
  return { severity, line, column, path: formatPath(path), message, code };
}

/** Even a lens that is no JSON should be told so, rather than that it is no checklist. */
function isLens(text: string): boolean {
  return (
    /^\uFEFF?\s*[{[]/.test(text) &&
    (/"pillars"\s*:/.test(text) ||
      /"schemaVersion"\s*:\s*"2021-11-01"/.test(text))
  );
}
