/**
 * Whether an address may become a link: absolute, http or https, without credentials.
 *
 * @internal
 */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) {
    return false;
  }
  const url = new URL(value);
  return (
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    !url.username &&
    !url.password
  );
}
