import { sha256Hex } from 'backstage-plugin-orr-common';

const DIGITS = 8;

/** A number from 0 up to 1 that is always the same for the same words, so that each start tells the same year. @internal */
export function seededNumber(...words: string[]): number {
  const digits = sha256Hex(words.join('\n')).slice(0, DIGITS);
  return Number.parseInt(digits, 16) / 16 ** DIGITS;
}

/** One item of a list that is not empty, by the same words always the same. @internal */
export function seededPick<T>(items: readonly T[], ...words: string[]): T {
  return items[Math.floor(seededNumber(...words) * items.length)];
}

/** The items in an order that the words decide. @internal */
export function seededOrder<T>(
  items: readonly T[],
  wordOf: (item: T) => string,
  ...words: string[]
): T[] {
  return [...items]
    .map(item => ({ item, rank: seededNumber(...words, wordOf(item)) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
