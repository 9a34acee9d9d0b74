import {
  ChecklistVersion,
  isSameRef,
  mayDecide,
  strictestModeOf,
} from 'backstage-plugin-orr-common';
import { WaitingPerson } from './WaitingPerson';

interface ReviewToDecide {
  checklist: ChecklistVersion;
  driverRef: string;
  /** The person has taken the review, or another gave it to them. */
  isAssigned: boolean;
}

/**
 * Whoever may decide by the rules of the checklist and is one of those it is asked of: under the rule for peers everybody
 * may but the driver, and nobody waits for all of them. Whoever was given the review is asked.
 *
 * @internal
 */
export function isAskedDecider(
  { checklist, driverRef, isAssigned }: ReviewToDecide,
  subjects: { tier?: string; ownerRefs: string[] }[],
  { userRef, groupRefs }: WaitingPerson,
): boolean {
  const { reviewerGroup } = checklist.document;
  const owningGroupRefs = subjects.flatMap(({ ownerRefs }) => ownerRefs);
  const asked = [...owningGroupRefs, ...(reviewerGroup ? [reviewerGroup] : [])];
  const memberships = [userRef, ...groupRefs];
  if (
    !isAssigned &&
    !asked.some(one => memberships.some(ref => isSameRef(ref, one)))
  ) {
    return false;
  }
  return mayDecide({
    mode: strictestModeOf(
      checklist.document,
      subjects.map(({ tier }) => tier),
    ),
    deciderRef: userRef,
    deciderGroupRefs: groupRefs,
    owningGroupRefs,
    ownersOfEach: subjects.map(({ ownerRefs }) => ownerRefs),
    driverRef,
    reviewerGroup,
  }).allowed;
}
