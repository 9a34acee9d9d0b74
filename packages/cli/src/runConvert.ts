import { writeFileSync } from 'node:fs';
import {
  ChecklistDocument,
  checklistOfLens,
  ConversionNote,
  formatPath,
  Lens,
  lensOfChecklist,
  printChecklistCsv,
  printChecklistJson,
  printChecklistYaml,
  printLens,
  VERDICT_EXIT_CODES,
} from 'backstage-plugin-orr-common';
import { describeProblems, lineOf } from './describeProblems';
import { ConvertCall } from './fileCommands';
import { GateError } from './GateError';
import { fileProblemOf, openFile } from './openFile';

/** Writes a checklist in another format; answers what the command ends with. @internal */
export function runConvert(call: ConvertCall): number {
  const { file, id, out, owner, title, to } = call;
  const { document, lens, problems } = openFile(file, { id, owner, title });
  process.stderr.write(
    describeProblems(
      file,
      problems.filter(({ severity }) => severity === 'error'),
    ),
  );
  const text =
    lens && to === 'lens'
      ? printLens(lens)
      : writeDocument(lens ? readLens(lens, call) : document, call);
  if (text === undefined) {
    process.stderr.write(lineOf('Nothing was written.'));
    return 1;
  }
  if (out === undefined) {
    process.stdout.write(text);
  } else {
    write(out, text);
  }
  return 0;
}

function readLens(
  lens: Lens,
  call: ConvertCall,
): ChecklistDocument | undefined {
  const { owner, id } = call;
  const { document, notes } = checklistOfLens(lens, { owner, id });
  tell(call, notes);
  return document;
}

function writeDocument(
  document: ChecklistDocument | undefined,
  call: ConvertCall,
): string | undefined {
  if (!document) {
    return undefined;
  }
  switch (call.to) {
    case 'csv':
      return printChecklistCsv(document);
    case 'json':
      return printChecklistJson(document);
    case 'lens':
      return writeLens(document, call);
    default:
      return printChecklistYaml(document);
  }
}

function writeLens(
  document: ChecklistDocument,
  call: ConvertCall,
): string | undefined {
  const { lens, notes, problems } = lensOfChecklist(document);
  tell(call, notes);
  const errors = problems.filter(({ severity }) => severity === 'error');
  process.stderr.write(describeProblems('the lens', errors.map(fileProblemOf)));
  return lens && printLens(lens);
}

/** Says each thing once, with where it happened. */
function tell({ file, verbose }: ConvertCall, notes: ConversionNote[]): void {
  const byWords = new Map<string, ConversionNote[]>();
  for (const note of notes) {
    const words = `${note.kind}  ${note.message}`;
    byWords.set(words, [...(byWords.get(words) ?? []), note]);
  }
  for (const [words, same] of byWords) {
    const places = same.map(({ path }) => formatPath(path)).filter(Boolean);
    const shown = verbose ? places : places.slice(0, 1);
    const more = places.length - shown.length;
    process.stderr.write(
      lineOf(
        file,
        words,
        shown.length
          ? `(${shown.join(', ')}${more ? ` and ${more} more` : ''})`
          : '',
      ),
    );
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new GateError(
      VERDICT_EXIT_CODES.usage,
      `${file} cannot be written: ${(error as Error).message}`,
      error,
    );
  }
}
