/**
 * Those of the ids whose place among the others differs: as few as explain the new order. What is in one of the lists only
 * was not moved.
 *
 * @internal
 */
export function movedIds(
  before: readonly string[],
  after: readonly string[],
): Set<string> {
  const places = new Map(after.map((id, place) => [id, place]));
  const common = [...new Set(before)].filter(id => places.has(id));
  // The longest run of ids that is in the same order in both: best[i] ends with the id at i.
  const best: string[][] = [];
  common.forEach((id, index) => {
    const earlier = best
      .slice(0, index)
      .filter(run => places.get(run[run.length - 1])! < places.get(id)!);
    best.push([...longest(earlier), id]);
  });
  const kept = new Set(longest(best));
  return new Set(common.filter(id => !kept.has(id)));
}

function longest(runs: string[][]): string[] {
  return runs.reduce(
    (found, run) => (run.length > found.length ? run : found),
    [],
  );
}
