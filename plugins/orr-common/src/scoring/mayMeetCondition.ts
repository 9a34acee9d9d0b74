import { DecisionCondition } from '../review/decision';
import { isSameRef } from '../review/entityRefs';

/** Who wants to say that a condition is met. @internal */
export interface MeetConditionRequest {
  /** The condition that is said to be met. */
  condition: Pick<DecisionCondition, 'ownerRef'>;
  /** Full ref of who says so. */
  userRef: string;
  /** All groups of the person, their ancestors included. */
  groupRefs: readonly string[];
  /** Full ref of who drives the review. */
  driverRef: string;
}

/** Whether a person may mark a condition as met: its owner, a member of the owning group, or the driver. @internal */
export function mayMeetCondition(request: MeetConditionRequest): boolean {
  const { condition, userRef, groupRefs, driverRef } = request;
  return (
    isSameRef(userRef, driverRef) ||
    [userRef, ...groupRefs].some(ref => isSameRef(ref, condition.ownerRef))
  );
}
