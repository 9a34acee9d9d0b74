const MOST = 100;

/** Changes for the audit log, of which each entry has to stay readable: the first of them, and how many more there are. @internal */
export function toldChanges(changes: string[]): string[] {
  const rest = changes.length - MOST;
  return rest > 0 ? [...changes.slice(0, MOST), `and ${rest} more`] : changes;
}
