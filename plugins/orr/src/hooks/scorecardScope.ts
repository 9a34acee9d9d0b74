/** What a scorecard can be asked for under a filter on owners; undefined where it can tell nothing of them. @internal */
export function scorecardScope(
  owners: readonly string[],
): { group?: string[] } | undefined {
  const group = owners.filter(ref =>
    ref.toLocaleLowerCase('en-US').startsWith('group:'),
  );
  if (owners.length === 0) {
    return {};
  }
  return group.length > 0 ? { group } : undefined;
}
