/**
 * What can be given from one to another at once.
 *
 * - `drivers`: open reviews that somebody drives.
 * - `conditions`: conditions of decisions in force that are not met.
 * - `questions`: questions of open reviews that somebody is to find out.
 * - `actions`: open actions on gaps.
 * - `campaigns`: campaigns that are not over, which somebody runs.
 *
 * @public
 */
export const REASSIGNABLE_KINDS = [
  'drivers',
  'conditions',
  'questions',
  'actions',
  'campaigns',
] as const;

/** One of {@link REASSIGNABLE_KINDS}. @public */
export type ReassignableKind = (typeof REASSIGNABLE_KINDS)[number];

/** Whether somebody of a kind of the catalog can take it over: a person drives, a group may own. @internal */
export function canTake(kind: ReassignableKind, takerKind: string): boolean {
  return takerKind === 'user' || (takerKind === 'group' && kind !== 'drivers');
}
