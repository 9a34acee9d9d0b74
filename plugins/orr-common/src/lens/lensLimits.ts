/** The schema version that lens files name. @internal */
export const LENS_SCHEMA_VERSION = '2021-11-01';

/** What a lens may hold at most; texts in characters. @internal */
export const LENS_LIMITS = {
  bytes: 500_000,
  pillars: 10,
  questions: 20,
  choices: 15,
  rules: 3,
  /** Content of one additional resource. */
  content: 5,
  title: 128,
  text: 2_048,
  id: 128,
  /** Up to here both descriptions of the format agree. */
  idEverywhere: 64,
} as const;

/** What ids consist of. @internal */
export const LENS_ID = /^[A-Za-z0-9_]{3,128}$/;

const PLAIN_CHARACTER = /[\p{L}\p{M}\p{Nd} \r\n_.,:/()@!&#+'?’-]/u;

/** The characters of a text that names, titles and descriptions of a lens may not hold, each once. @internal */
export function restrictedCharactersIn(text: string): string[] {
  return [...new Set(text)].filter(
    character => !PLAIN_CHARACTER.test(character),
  );
}
