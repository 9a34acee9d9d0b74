/** Of the standard normal distribution, for an interval of 90 %. */
const Z = 1.645;

/**
 * The 90 % Wilson score interval of a share of `k` in `n`: what the true rate may be, given so few observations.
 *
 * @public
 */
export function wilsonInterval(
  k: number,
  n: number,
): { lower: number; upper: number } {
  if (n === 0) {
    return { lower: 0, upper: 1 };
  }
  const share = k / n;
  const square = Z * Z;
  const centre = share + square / (2 * n);
  const spread =
    Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return {
    lower: Math.max(0, (centre - spread) / scale),
    upper: Math.min(1, (centre + spread) / scale),
  };
}
