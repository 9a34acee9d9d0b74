import {
  checkChecklistFile,
  ChecklistCsvOptions,
  ChecklistDocument,
  CsvProblem,
  FileProblem,
  formatPath,
  Lens,
  LensProblem,
  parseChecklistCsv,
  parseLens,
} from 'backstage-plugin-orr-common';
import { readText } from './readText';

/** What a file holds, and all there is to say about it. @internal */
export interface OpenedFile {
  kind: 'lens' | 'checklist' | 'table';
  /** Absent where the file is none that can be read. */
  lens?: Lens;
  /** Absent where the file is none that can be read. */
  document?: ChecklistDocument;
  problems: (FileProblem & { code?: string })[];
}

/** Who answers for a checklist whose file names nobody. @internal */
export const UNNAMED_OWNER = 'group:default/to-be-named';

/** Reads a checklist, a lens, or a table, whichever a file holds. @internal */
export function openFile(
  file: string,
  options: ChecklistCsvOptions = { owner: UNNAMED_OWNER },
): OpenedFile {
  const text = readText(file);
  if (/\.csv$/i.test(file)) {
    const { document, problems } = parseChecklistCsv(text, options);
    return { kind: 'table', document, problems: problems.map(ofTable) };
  }
  if (!isLens(text)) {
    return { kind: 'checklist', ...checkChecklistFile(text) };
  }
  const { lens, problems } = parseLens(text);
  return { kind: 'lens', lens, problems: problems.map(fileProblemOf) };
}

/** A row is what people count in a table, and the header says which of its cells. */
function ofTable({ severity, row, column, message }: CsvProblem): FileProblem {
  return { severity, line: row, column: 1, path: column ?? '', message };
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
