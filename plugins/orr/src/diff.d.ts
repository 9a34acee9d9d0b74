/** What of the package is used here; it comes without types of its own. */
declare module 'diff' {
  /** A run of words, and whether only one of the texts has it. */
  export interface Change {
    value: string;
    added?: boolean;
    removed?: boolean;
  }

  /** The later text as a series of kept, added and removed words, white space included. */
  export function diffWordsWithSpace(before: string, after: string): Change[];
}
