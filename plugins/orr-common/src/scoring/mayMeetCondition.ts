import { DecisionCondition } from '../review/decision';
import { isSameRef } from '../review/entityRefs';

/** Who wants to say that a condition is met. @public */
export interface MeetConditionRequest {
  condition: Pick<DecisionCondition, 'ownerRef'>;
  userRef: string;
  /** All groups of the person, their ancestors included. */
  groupRefs: readonly string[];
  driverRef: string;
}

/** Whether a person may mark a condition as met: its owner, a member of the owning group, or the driver. @public */
export function mayMeetCondition(request: MeetConditionRequest): boolean {
  const { condition, userRef, groupRefs, driverRef } = request;
  return (
    isSameRef(userRef, driverRef) ||
    [userRef, ...groupRefs].some(ref => isSameRef(ref, condition.ownerRef))
  );
}
