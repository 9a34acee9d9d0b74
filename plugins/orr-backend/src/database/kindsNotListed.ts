/** What no checklist can ask a team for. @internal */
export const KINDS_NOT_LISTED: readonly string[] = [
  'user',
  'group',
  'location',
];
