import {
  DispositionItem,
  DispositionRights,
  FindingDisposition,
} from 'backstage-plugin-orr-common';
import { OWNER, REVIEW_ID, checklist } from './reviewFixtures';

/** A proposal to accept the risk of the first question. */
export function disposition(
  rest: Partial<FindingDisposition> = {},
): FindingDisposition {
  return {
    id: 'disposition-0',
    type: 'acceptance',
    state: 'asked',
    revision: 1,
    entityRef: 'component:default/payments',
    checklistId: checklist.id,
    questionId: 'rollback',
    reviewId: REVIEW_ID,
    level: 'HIGH',
    text: 'Few customers until summer',
    until: '2099-06-30',
    proposedBy: OWNER,
    proposedAt: '2026-03-01T10:00:00.000Z',
    postponements: [],
    ...rest,
  };
}

/** The same with what the viewer may do about it: nothing, unless said otherwise. */
export function dispositionItem(
  rest: Partial<FindingDisposition> = {},
  may: Partial<DispositionRights> = {},
): DispositionItem {
  return {
    disposition: disposition(rest),
    may: { change: false, decide: false, withdraw: false, end: false, ...may },
  };
}
