/**
 * Whole minutes for things of which each wants some, at most so many together: as wanted where that suffices, else in
 * proportion, and one at least as long as there are enough. Those that come first go first, after the one that is kept.
 *
 * @internal
 */
export function shareMinutes(
  wanted: readonly number[],
  options: { most: number; kept?: number },
): number[] {
  const { most, kept } = options;
  const sum = wanted.reduce((total, minutes) => total + minutes, 0);
  if (sum <= most) {
    return [...wanted];
  }
  const seats = wanted
    .map((_, index) => index)
    .sort((one, other) => Number(other === kept) - Number(one === kept))
    .slice(0, most);
  const beyondOne = seats.reduce((total, at) => total + wanted[at] - 1, 0);
  const spare = Math.min(most - seats.length, beyondOne);
  const shares = seats.map(at => {
    const exact = beyondOne ? ((wanted[at] - 1) * spare) / beyondOne : 0;
    return { at, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  const left = spare - shares.reduce((total, { whole }) => total + whole, 0);
  const rounded = [...shares].sort((one, other) => other.rest - one.rest);
  const result = wanted.map(() => 0);
  rounded.forEach(({ at, whole }, place) => {
    result[at] = 1 + whole + (place < left ? 1 : 0);
  });
  return result;
}
