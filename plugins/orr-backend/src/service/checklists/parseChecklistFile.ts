import { InputError } from '@backstage/errors';
import {
  ChecklistDocument,
  checklistDocumentSchema,
  FactDefinition,
  lintChecklist,
} from 'backstage-plugin-orr-common';
import { ContentProblem, describeSchemaIssue } from './describeSchemaIssue';
import { FileProblem, formatPath } from './FileProblem';
import { readYaml } from './readYaml';

/** The largest checklist file that is read, in bytes. @internal */
export const MAX_CHECKLIST_FILE_BYTES = 500_000;
const MAX_PROBLEMS_SHOWN = 50;

/**
 * Reads a checklist from the text of a YAML file.
 *
 * @throws InputError that lists every problem as `file:line:column  path  message`.
 * @internal
 */
export function parseChecklistFile(options: {
  text: string;
  file: string;
  /** All that are provided; absent where that is not known. */
  facts?: readonly FactDefinition[];
}): ChecklistDocument {
  const { text, file, facts } = options;
  if (Buffer.byteLength(text) > MAX_CHECKLIST_FILE_BYTES) {
    throw refusal(file, [
      problemOfFile(`is larger than ${MAX_CHECKLIST_FILE_BYTES / 1000} kB`),
    ]);
  }
  const yaml = readYaml(text);
  if (yaml.problems.length > 0) {
    throw refusal(file, yaml.problems);
  }
  const { document, problems } = readContent(yaml.value, facts);
  if (!document || problems.length > 0) {
    const placed = problems.map(({ path, atKey, message }) => ({
      ...yaml.locate(path, atKey),
      path: formatPath(path),
      message,
    }));
    throw refusal(file, placed);
  }
  return document;
}

function readContent(
  value: unknown,
  facts: readonly FactDefinition[] | undefined,
): {
  document?: ChecklistDocument;
  problems: ContentProblem[];
} {
  if (value === null || value === undefined) {
    return {
      problems: [{ path: [], atKey: false, message: 'holds no checklist' }],
    };
  }
  const parsed = checklistDocumentSchema.safeParse(value);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.flatMap(issue =>
        describeSchemaIssue(issue, value),
      ),
    };
  }
  const problems = lintChecklist(parsed.data, { facts })
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => ({ path, atKey: false, message }));
  return { document: parsed.data, problems };
}

function problemOfFile(message: string): FileProblem {
  return { line: 1, column: 1, path: '', message };
}

function refusal(file: string, problems: FileProblem[]): InputError {
  const sorted = [...problems].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
  const shown = sorted
    .slice(0, MAX_PROBLEMS_SHOWN)
    .map(({ line, column, path, message }) =>
      [`${file}:${line}:${column}`, path, message].filter(Boolean).join('  '),
    );
  if (sorted.length > shown.length) {
    shown.push(`… and ${sorted.length - shown.length} more`);
  }
  const count =
    problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new InputError(
    `Checklist file ${file} has ${count}:\n${shown
      .map(line => `  ${line}`)
      .join('\n')}`,
  );
}
