const SHORT = 8;

/** A commit hash as people say it; anything else whole. @internal */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{16,}$/i.test(revision)
    ? revision.slice(0, SHORT)
    : revision;
}
