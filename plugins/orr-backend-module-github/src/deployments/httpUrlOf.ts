/** An address that may be shown to people; null for anything else. @internal */
export function httpUrlOf(address: string | null | undefined): string | null {
  return address && URL.canParse(address) && /^https?:\/\//i.test(address)
    ? address
    : null;
}
