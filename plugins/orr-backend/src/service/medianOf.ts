/** To one digit; undefined of nothing. @internal */
export function medianOf(values: readonly number[]): number | undefined {
  if (!values.length) {
    return undefined;
  }
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const value =
    sorted.length % 2
      ? sorted[middle]
      : (sorted[middle - 1] + sorted[middle]) / 2;
  return Math.round(value * 10) / 10;
}
