/** Whether a text comes back from every database as it went in: PostgreSQL refuses NUL, and half a character has no bytes. @internal */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
