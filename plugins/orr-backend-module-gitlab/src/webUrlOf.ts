/** The address if people can be sent there. @internal */
export function webUrlOf(url: string | null | undefined): string | null {
  const parsed = url ? URL.parse(url) : null;
  return parsed && ['http:', 'https:'].includes(parsed.protocol) ? url! : null;
}
