/**
 * Whether a text is what a pattern says, in which `*` stands for any characters. Without a regular expression: a pattern of many stars
 * may not keep the server busy.
 *
 * @internal
 */
export function fitsPattern(pattern: string, text: string): boolean {
  const [first, ...rest] = pattern.split('*');
  if (!text.startsWith(first)) {
    return false;
  }
  if (!rest.length) {
    return text.length === first.length;
  }
  const last = rest.pop()!;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
