import { SourceError } from '../SourceError';

/** What URL parsers strip or read as a slash. */
const READ_OTHERWISE = /[\\\s\p{Cc}]/u;

/** Whether a path climbs, also where the dots or slashes are encoded. */
function climbs(path: string): boolean {
  const segments = path.split(/[?#]/, 1)[0];
  try {
    return decodeURIComponent(segments)
      .split(/[/\\]/)
      .some(segment => segment === '.' || segment === '..');
  } catch {
    return true;
  }
}

/**
 * The whole address of a path below a base, or the same address where it is one. A SourceError where it lies elsewhere: the
 * credentials go nowhere but to the API that they are for.
 *
 * @internal
 */
export function addressWithin(
  path: string,
  { baseUrl, title }: { baseUrl: string; title: string },
): string {
  const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const isWhole = /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
  const relative = isWhole ? path : `./${path.replace(/^\/+/, '')}`;
  const url =
    !READ_OTHERWISE.test(path) &&
    !climbs(isWhole ? path : relative.slice(2)) &&
    URL.canParse(relative, base)
      ? new URL(relative, base)
      : undefined;
  if (
    !url ||
    url.origin !== base.origin ||
    url.username !== base.username ||
    url.password !== base.password ||
    !url.pathname.startsWith(base.pathname)
  ) {
    throw new SourceError(
      'bad-response',
      `${title} points to another place than its API.`,
    );
  }
  return url.href;
}
