/** Advances of Verdana at 11 pixels, the widest of the usual fonts of badges. */
const ADVANCES: Record<string, string> = {
  '3.1': 'ijl',
  '3.9': ' ftI-',
  '4.8': 'r',
  '5.8': 'csz',
  '6.6': 'aekvxy',
  '7': 'bdghnopqu0123456789',
  '7.7': 'RSTXYZABCEFJKLPV',
  '8.7': 'DGHNOQUMw',
  '10.8': 'mW',
};
const WIDEST = 10.8;

const BY_CHARACTER = new Map(
  Object.entries(ADVANCES).flatMap(([advance, characters]) =>
    [...characters].map(character => [character, Number(advance)] as const),
  ),
);

/** How many pixels words take, rounded up: of a letter that is not known as many as the widest takes. @internal */
export function textWidth(words: string): number {
  return Math.ceil(
    [...words].reduce(
      (sum, character) => sum + (BY_CHARACTER.get(character) ?? WIDEST),
      0,
    ),
  );
}
