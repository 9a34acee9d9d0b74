/**
 * Whether a name fits a pattern in which `*` stands for any characters. Without a regular expression: a rule of many stars may not
 * keep the server busy.
 *
 * @public
 */
export function matchesPattern(pattern: string, name: string): boolean {
  const [first, ...rest] = pattern.split('*');
  if (!name.startsWith(first)) {
    return false;
  }
  if (!rest.length) {
    return name.length === first.length;
  }
  const last = rest.pop()!;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
