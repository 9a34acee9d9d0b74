/** A UUID, also on a page that is served without TLS, where browsers leave out `crypto.randomUUID`. @internal */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Version 4, variant 1 of RFC 9562.
  bytes[6] = 0x40 + (bytes[6] % 0x10);
  bytes[8] = 0x80 + (bytes[8] % 0x40);
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0'));
  return [4, 6, 8, 10, 16]
    .map((end, index, ends) => hex.slice(ends[index - 1] ?? 0, end).join(''))
    .join('-');
}
