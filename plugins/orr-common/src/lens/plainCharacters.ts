import { restrictedCharactersIn } from './lensLimits';

/** What stands for a character that names and descriptions of a lens may not hold; for all others, a space. */
const INSTEAD: Record<string, string> = {
  '"': "'",
  '“': "'",
  '”': "'",
  '„': "'",
  '‘': '’',
  '`': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '~': '-',
  '…': '...',
  ';': ',',
  '|': '/',
  '\\': '/',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '%': ' percent',
  '=': ' is ',
  '*': '',
};

/** A text with nothing but the characters that a lens takes, and those that it lost. @internal */
export function withPlainCharacters(text: string): {
  text: string;
  replaced: string[];
} {
  const replaced = restrictedCharactersIn(text);
  const plain = [...text]
    .map(character =>
      replaced.includes(character) ? INSTEAD[character] ?? ' ' : character,
    )
    .join('');
  return {
    text: replaced.length ? plain.replace(/ {2,}/g, ' ').trim() : text,
    replaced,
  };
}
