/** Something in a checklist file that its author must change. @internal */
export interface FileProblem {
  line: number;
  column: number;
  /** Where in the document, such as `sections[0].questions[2].id`; empty for the file as a whole. */
  path: string;
  message: string;
}

/** A position in a file, counted from 1. @internal */
export type FilePosition = Pick<FileProblem, 'line' | 'column'>;

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Writes a path the way people write it: `sections[0].questions[2].id`. @internal */
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
