/**
 * What the catalog says about the owner of an entity, worst first. The first that holds is the state.
 *
 * @public
 */
export const OWNER_STATES = [
  'unowned',
  'ownerNotFound',
  'ownerIsPerson',
  'groupWithoutMembers',
  'severalOwners',
  'groupWithoutContact',
  'owned',
] as const;

/**
 * - `unowned`: no owner is named.
 * - `ownerNotFound`: none of the owners that are named is in the catalog.
 * - `ownerIsPerson`: people own it, and no group.
 * - `groupWithoutMembers`: nobody belongs to the groups that own it, or to a group below them.
 * - `severalOwners`: more than one owner is named.
 * - `groupWithoutContact`: the groups that own it have no mail address, chat or on-call link.
 * - `owned`: one group owns it, with members and a contact.
 *
 * @public
 */
export type OwnerState = (typeof OWNER_STATES)[number];

/** Whether there is somebody who could answer for an entity. @public */
export function isOwnerResolved(state: OwnerState): boolean {
  return state !== 'unowned' && state !== 'ownerNotFound';
}
