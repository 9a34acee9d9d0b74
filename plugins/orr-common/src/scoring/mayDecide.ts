import { DecidingMode } from '../checklist/checklistDocument';
import { isSameRef } from '../review/entityRefs';

/** Why a person may not decide a review. @internal */
export type DecideRefusal =
  | 'notOwningGroup'
  | 'isDriver'
  | 'notReviewer'
  | 'inOwningGroup';

/** Whether a person may decide, and if not, why. @internal */
export type DecideAnswer =
  | { allowed: true }
  | { allowed: false; reason: DecideRefusal };

/** Who wants to decide which review. @internal */
export interface DecideRequest {
  /** The rule of the checklist for the entity. */
  mode: DecidingMode;
  /** Full ref of who wants to decide. */
  deciderRef: string;
  /** All groups of the decider, their ancestors included. */
  deciderGroupRefs: readonly string[];
  /** The groups that own what the review is about. */
  owningGroupRefs: readonly string[];
  /** The owners of each entity, where the review covers several: who certifies their own has a share in every one. */
  ownersOfEach?: readonly (readonly string[])[];
  /** Full ref of who drives the review. */
  driverRef: string;
  /** The checklist's; without one nobody decides independently. */
  reviewerGroup?: string;
}

/** Whether a person may decide a review under the checklist's rule; permission is asked besides. @internal */
export function mayDecide(request: DecideRequest): DecideAnswer {
  const { mode, deciderRef, reviewerGroup } = request;
  const memberships = [deciderRef, ...request.deciderGroupRefs];
  const isMember = (group: string) =>
    memberships.some(ref => isSameRef(ref, group));
  const ownsEntity = request.owningGroupRefs.some(isMember);
  if (mode === 'self-certified') {
    const ownsEach = (request.ownersOfEach ?? [request.owningGroupRefs]).every(
      owners => owners.some(isMember),
    );
    return ownsEntity && ownsEach
      ? { allowed: true }
      : { allowed: false, reason: 'notOwningGroup' };
  }
  if (mode === 'peer') {
    return isSameRef(deciderRef, request.driverRef)
      ? { allowed: false, reason: 'isDriver' }
      : { allowed: true };
  }
  if (!reviewerGroup || !isMember(reviewerGroup)) {
    return { allowed: false, reason: 'notReviewer' };
  }
  return ownsEntity
    ? { allowed: false, reason: 'inOwningGroup' }
    : { allowed: true };
}
