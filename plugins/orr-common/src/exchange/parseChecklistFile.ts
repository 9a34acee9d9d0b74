import { InputError } from '@backstage/errors';
import { ChecklistDocument } from '../checklist/checklistDocument';
import { FactDefinition } from '../facts/fact';
import { FileProblem } from './FileProblem';
import { checkChecklistFile } from './checkChecklistFile';

const MAX_PROBLEMS_SHOWN = 50;

/**
 * Reads a checklist from the text of a YAML or JSON file.
 *
 * @throws InputError that lists every problem as `file:line:column  path  message`.
 * @public
 */
export function parseChecklistFile(options: {
  text: string;
  file: string;
  /** All that are provided; absent where that is not known. */
  facts?: readonly FactDefinition[];
}): ChecklistDocument {
  const { text, file, facts } = options;
  const { document, problems } = checkChecklistFile(text, { facts });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!document || errors.length) {
    throw refusal(file, errors);
  }
  return document;
}

function refusal(file: string, problems: FileProblem[]): InputError {
  const shown = problems
    .slice(0, MAX_PROBLEMS_SHOWN)
    .map(({ line, column, path, message }) =>
      [`${file}:${line}:${column}`, path, message].filter(Boolean).join('  '),
    );
  if (problems.length > shown.length) {
    shown.push(`… and ${problems.length - shown.length} more`);
  }
  const count =
    problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new InputError(
    `Checklist file ${file} has ${count}:\n${shown
      .map(line => `  ${line}`)
      .join('\n')}`,
  );
}
