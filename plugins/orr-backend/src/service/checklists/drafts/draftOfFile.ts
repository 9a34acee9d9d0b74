import { InputError } from '@backstage/errors';
import {
  checkChecklistFile,
  ChecklistDocument,
  checklistOfLens,
  ConversionNote,
  CreatedChecklistDraft,
  formatPath,
  parseChecklistCsv,
  parseLens,
} from 'backstage-plugin-orr-common';
import { CreateDraftInput } from '../../ChecklistDraftService';

/** A file that somebody begins a draft from. @internal */
export type DraftFile = Extract<CreateDraftInput['from'], { type: 'file' }>;

/** What a file says, and what became of it on the way. @internal */
export interface ReadDraftFile {
  document: ChecklistDocument;
  notes: CreatedChecklistDraft['notes'];
}

/** Something about a file, and whether it keeps the file from being read. */
interface Finding {
  severity: string;
  place?: string;
  message: string;
}

const MAX_PROBLEMS = 50;

/**
 * Reads a checklist, a lens or a table, told apart by name and content.
 *
 * @throws InputError with every problem where there is no checklist in it.
 * @internal
 */
export function draftOfFile(file: DraftFile): ReadDraftFile {
  if (/\.csv$/i.test(file.name)) {
    return ofTable(file);
  }
  return isLens(file.text) ? ofLens(file) : ofChecklist(file);
}

/** Even a lens that is no JSON should be told so, rather than that it is no checklist. */
function isLens(text: string): boolean {
  return (
    /^\uFEFF?\s*[{[]/.test(text) &&
    (/"pillars"\s*:/.test(text) ||
      /"schemaVersion"\s*:\s*"2021-11-01"/.test(text))
  );
}

function ofChecklist(file: DraftFile): ReadDraftFile {
  const { document, problems } = checkChecklistFile(file.text);
  if (!document) {
    throw refusal(
      file,
      problems.map(({ severity, line, column, path, message }) => ({
        severity,
        place: [`${line}:${column}`, path].filter(Boolean).join(' '),
        message,
      })),
    );
  }
  // What the linter finds is told of the draft itself, for as long as it is so.
  return { document: renamed(document, file), notes: [] };
}

function ofTable(file: DraftFile): ReadDraftFile {
  const { owner, id, title } = requireNamed(file, 'table');
  const { document, problems } = parseChecklistCsv(file.text, {
    owner,
    id,
    title,
  });
  const findings = problems.map(
    ({ severity, row, column, message }): Finding => ({
      severity,
      place: ['row', row, column].filter(Boolean).join(' '),
      message,
    }),
  );
  if (!document) {
    throw refusal(file, findings);
  }
  return { document: renamed(document, file), notes: findings.map(toNote) };
}

function ofLens(file: DraftFile): ReadDraftFile {
  const { owner, id } = requireNamed(file, 'lens');
  const { lens, problems } = parseLens(file.text);
  const findings = problems.map(
    ({ severity, line, column, path, message }): Finding => ({
      severity,
      place: [`${line}:${column}`, formatPath(path)].filter(Boolean).join(' '),
      message,
    }),
  );
  if (!lens) {
    throw refusal(file, findings);
  }
  const { document, notes } = checklistOfLens(lens, { owner, id });
  const lost = notes.map(({ kind, path, message }: ConversionNote) => ({
    severity: kind === 'lost' ? 'error' : 'info',
    place: formatPath(path),
    message,
  }));
  if (!document) {
    throw refusal(file, lost);
  }
  return {
    document: renamed(document, file),
    notes: [...findings, ...lost].map(toNote),
  };
}

function requireNamed(
  { as }: DraftFile,
  what: string,
): NonNullable<DraftFile['as']> {
  if (!as) {
    throw new InputError(
      `from.as: is required, since a ${what} does not say who answers for it`,
    );
  }
  return as;
}

function renamed(
  document: ChecklistDocument,
  { as }: DraftFile,
): ChecklistDocument {
  return {
    ...document,
    ...(as && { id: as.id, owner: as.owner }),
    ...(as?.title !== undefined && { title: as.title }),
  };
}

function toNote({ place, message }: Finding) {
  return { ...(place && { path: place }), message };
}

function refusal({ name }: DraftFile, findings: Finding[]): InputError {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const shown = errors
    .slice(0, MAX_PROBLEMS)
    .map(({ place, message }) =>
      ['from.text', place].filter(Boolean).join(' ').concat(`: ${message}`),
    );
  if (errors.length > shown.length) {
    shown.push(`and ${errors.length - shown.length} more`);
  }
  return new InputError(`${name} is no checklist: ${shown.join('; ')}`);
}
