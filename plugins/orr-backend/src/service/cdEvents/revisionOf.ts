import { textOf } from './parseCdEvent';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** The commit at the end of an address of a version control system. */
function commitOfAddress(address: string): string | undefined {
  const commit = address.split('@').at(-1)?.toLowerCase();
  return commit && COMMIT.test(commit) ? commit : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The commit that a package URL names: by `vcs_url` or `commit`, or as the version of a repository. */
function commitOfPurl(purl: string): string | undefined {
  const [whole] = purl.split('#');
  const [path, query = ''] = whole.split('?');
  const qualifiers = new Map(
    query.split('&').map((pair): [string, string] => {
      const [name, ...value] = pair.split('=');
      return [name, decoded(value.join('='))];
    }),
  );
  const isRepository = /^pkg:(github|gitlab|bitbucket)\//.test(path);
  return (
    commitOfAddress(qualifiers.get('vcs_url') ?? '') ??
    commitOfAddress(qualifiers.get('commit') ?? '') ??
    (isRepository ? commitOfAddress(decoded(path)) : undefined)
  );
}

/** The commit that was deployed, as the sender says, else as the artifact does. @internal */
export function revisionOf(
  customData: Record<string, unknown>,
  artifact: string | undefined,
): string | null {
  return (
    textOf(customData, 'revision', 200) ??
    (artifact?.startsWith('pkg:') ? commitOfPurl(artifact) : undefined) ??
    null
  );
}
