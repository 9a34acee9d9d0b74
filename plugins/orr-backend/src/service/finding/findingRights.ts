import {
  DispositionRefusal,
  dispositionRefusal,
  DispositionRights,
  FindingDisposition,
  isSameRef,
} from 'backstage-plugin-orr-common';
import { FindingGrants } from './DispositionAccess';

/** A person with all groups that they belong to. @internal */
export interface FindingPerson {
  userRef: string;
  groupRefs: string[];
}

/** Whether policy lets a caller decide on it, and end it. @internal */
export function isGrantedToDecide(
  { type, level }: Pick<FindingDisposition, 'type' | 'level'>,
  granted: FindingGrants,
): boolean {
  return type === 'mitigation'
    ? granted.decide
    : granted.accept && (level !== 'HIGH' || granted.acceptHigh);
}

/** Whether an action is this person's, or that of a group of theirs. @internal */
export function isOwnAction(
  { ownerRef }: Pick<FindingDisposition, 'ownerRef'>,
  { userRef, groupRefs }: FindingPerson,
): boolean {
  return (
    ownerRef !== undefined &&
    [userRef, ...groupRefs].some(ref => isSameRef(ref, ownerRef))
  );
}

/** What a caller may do about a disposition; without a person, nothing. @internal */
export function findingRights(
  disposition: FindingDisposition,
  viewer: {
    person?: FindingPerson;
    granted: FindingGrants;
    /** Who gave the present answer. */
    answeredBy?: string;
  },
): DispositionRights {
  const { person, granted, answeredBy } = viewer;
  const { state, proposedBy, decidedBy } = disposition;
  if (!person) {
    return { change: false, decide: false, withdraw: false, end: false };
  }
  const { userRef } = person;
  const mayDecide = isGrantedToDecide(disposition, granted);
  const refusal: DispositionRefusal | 'permission' | undefined =
    state === 'asked'
      ? dispositionRefusal({ disposition, answeredBy, deciderRef: userRef }) ??
        (mayDecide ? undefined : 'permission')
      : undefined;
  return {
    change:
      state === 'open' && (granted.update || isOwnAction(disposition, person)),
    decide: state === 'asked' && !refusal,
    ...(refusal && { decideRefusal: refusal }),
    withdraw:
      state === 'asked' && (granted.update || isSameRef(proposedBy, userRef)),
    end:
      state === 'approved' &&
      (mayDecide || (!!decidedBy && isSameRef(decidedBy, userRef))),
  };
}
