import { ProblemSeverity } from '../checklist/checklistProblem';

/** Something in a file that its author must change, or should know. @public */
export interface FileProblem {
  /** An error refuses the file; the rest informs. */
  severity: ProblemSeverity;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** Where in the document, such as `sections[0].questions[2].id`; empty for the file as a whole. */
  path: string;
  /** What is wrong, in words for authors. */
  message: string;
}

/** A position in a file, counted from 1. @internal */
export type FilePosition = Pick<FileProblem, 'line' | 'column'>;

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Writes a path the way people write it: `sections[0].questions[2].id`. @public */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') {
      return `${text}[${segment}]`;
    }
    const key = String(segment);
    if (!PLAIN_KEY.test(key)) {
      return `${text}[${JSON.stringify(key)}]`;
    }
    return text ? `${text}.${key}` : key;
  }, '');
}
