/** The value below which this share of the sorted values lies. */
function quantile(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Milliseconds of many runs. */
export function summarise(milliseconds: number[]) {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    runs: sorted.length,
    median: round(quantile(sorted, 0.5)),
    p95: round(quantile(sorted, 0.95)),
    p99: round(quantile(sorted, 0.99)),
  };
}
