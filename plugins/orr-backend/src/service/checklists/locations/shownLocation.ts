/** A location as it may be shown: an address without what may be a secret in it. @internal */
export function shownLocation(at: string): string {
  if (!/^https?:/i.test(at) || !URL.canParse(at)) {
    return at;
  }
  const { origin, pathname } = new URL(at);
  return `${origin}${pathname}`;
}
