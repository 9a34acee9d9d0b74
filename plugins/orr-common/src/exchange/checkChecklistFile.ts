import {
  ChecklistDocument,
  checklistDocumentSchema,
} from '../checklist/checklistDocument';
import { ProblemSeverity } from '../checklist/checklistProblem';
import { lintChecklist } from '../checklist/lintChecklist';
import { FactDefinition } from '../facts/fact';
import { ContentProblem, describeSchemaIssue } from './describeSchemaIssue';
import { FileProblem, formatPath } from './FileProblem';
import { readYaml } from './readYaml';

/** The largest checklist file that is read, in bytes. @public */
export const MAX_CHECKLIST_FILE_BYTES = 500_000;

/** A checklist that was read from a text, and all there is to say about it. @public */
export interface CheckedChecklistFile {
  /** Absent where the text is none; it may have errors where it is there. */
  document?: ChecklistDocument;
  /** In the order of the file. */
  problems: FileProblem[];
}

type LintedProblem = ContentProblem & { severity?: ProblemSeverity };

/** Reads a checklist from the text of a YAML or JSON file and lints it. @public */
export function checkChecklistFile(
  text: string,
  options: {
    /** All that are provided; absent where that is not known. */
    facts?: readonly FactDefinition[];
  } = {},
): CheckedChecklistFile {
  if (new TextEncoder().encode(text).length > MAX_CHECKLIST_FILE_BYTES) {
    const message = `is larger than ${MAX_CHECKLIST_FILE_BYTES / 1000} kB`;
    return {
      problems: [{ severity: 'error', line: 1, column: 1, path: '', message }],
    };
  }
  const yaml = readYaml(text);
  if (yaml.problems.length > 0) {
    return { problems: inOrder(yaml.problems) };
  }
  const { document, problems } = readContent(yaml.value, options.facts);
  const placed = problems.map(
    ({ path, atKey, message, severity = 'error' }): FileProblem => ({
      severity,
      ...yaml.locate(path, atKey),
      path: formatPath(path),
      message,
    }),
  );
  return { ...(document && { document }), problems: inOrder(placed) };
}

function inOrder(problems: FileProblem[]): FileProblem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

function readContent(
  value: unknown,
  facts: readonly FactDefinition[] | undefined,
): {
  document?: ChecklistDocument;
  problems: LintedProblem[];
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
  const problems = lintChecklist(parsed.data, { facts }).map(
    ({ path, message, severity }) => ({
      path,
      atKey: false,
      message,
      severity,
    }),
  );
  return { document: parsed.data, problems };
}
