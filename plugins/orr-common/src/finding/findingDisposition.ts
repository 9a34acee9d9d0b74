import { RiskLevel } from '../review/disposition';

/** What can be decided about a gap, besides that it is fixed. @public */
export const DISPOSITION_TYPES = [
  'action',
  'mitigation',
  'acceptance',
] as const;

/** One of {@link DISPOSITION_TYPES}. @public */
export type DispositionType = (typeof DISPOSITION_TYPES)[number];

/** What has become of a disposition: of an action open, done or dropped; of the others the rest. @public */
export const DISPOSITION_STATES = [
  'open',
  'done',
  'dropped',
  'asked',
  'approved',
  'refused',
  'withdrawn',
  'ended',
] as const;

/** One of {@link DISPOSITION_STATES}. @public */
export type DispositionState = (typeof DISPOSITION_STATES)[number];

/** The same as people see them: what was approved has run out once its day has passed. @public */
export const SHOWN_DISPOSITION_STATES = [
  'open',
  'done',
  'dropped',
  'asked',
  'approved',
  'lapsed',
  'refused',
  'withdrawn',
  'ended',
] as const satisfies readonly (DispositionState | 'lapsed')[];

/** One of {@link SHOWN_DISPOSITION_STATES}. @public */
export type ShownDispositionState = (typeof SHOWN_DISPOSITION_STATES)[number];

/** What one may do about a disposition once it is there. @public */
export type DispositionAct =
  | 'finish'
  | 'drop'
  | 'approve'
  | 'refuse'
  | 'withdraw'
  | 'end';

/** How much work an action is thought to be. @public */
export type Effort = 'low' | 'medium' | 'high';

/** How the day of an action was moved. @public */
export interface Postponement {
  /** YYYY-MM-DD; absent where the action had no day. */
  from?: string;
  /** YYYY-MM-DD. */
  to: string;
  /** Why, in the words of who moved it. */
  reason: string;
  /** Full ref of who moved it. */
  postponedBy: string;
  /** ISO instant. */
  postponedAt: string;
}

/**
 * What was decided, or is to be decided, about one gap of a review: an action, a mitigation, or that the risk is
 * accepted. Days are YYYY-MM-DD and count to their end in the organisation's time zone.
 *
 * @public
 */
export interface FindingDisposition {
  /** A UUID. */
  id: string;
  /** What it is. */
  type: DispositionType;
  /** An approved one whose day has passed holds no longer: see {@link isInForce}. */
  state: DispositionState;
  /** Counts its changes, from 1. */
  revision: number;
  /** Full ref of what the review is about. */
  entityRef: string;
  /** The covered entity it is for, where the gap is that of one alone. */
  coveredEntityRef?: string;
  /** The checklist. */
  checklistId: string;
  /** The question with the gap. */
  questionId: string;
  /** The review in which it was proposed. */
  reviewId: string;
  /** The level that the question showed then. */
  level: RiskLevel;
  /** What is done, what mitigates the risk, or why it is accepted; in the words of who proposed it. */
  text: string;
  /** A playbook of a mitigation, or the ticket of an action. */
  url?: string;
  /** Full ref of who has to do it: of an action. */
  ownerRef?: string;
  /** Of an action. */
  effort?: Effort;
  /** Until when it is due, holds, or is to be looked at again; absent on an action of the backlog. */
  until?: string;
  /** Full ref of who proposed it. */
  proposedBy: string;
  /** ISO instant. */
  proposedAt: string;
  /** Full ref of who approved or refused it. */
  decidedBy?: string;
  /** ISO instant. */
  decidedAt?: string;
  /** What was said to that. */
  decisionNote?: string;
  /** What is left of the risk, as who confirmed the mitigation sees it. */
  residualLevel?: RiskLevel | 'NONE';
  /** Full ref of who finished, dropped, withdrew or ended it. */
  closedBy?: string;
  /** ISO instant. */
  closedAt?: string;
  /** What shows that it was done, or why it was not. */
  closedUrl?: string;
  /** The same in words. */
  closedNote?: string;
  /** How its day was moved, oldest first; of an action. */
  postponements: Postponement[];
}

const NEXT: Record<
  DispositionAct,
  Partial<Record<DispositionState, DispositionState>>
> = {
  finish: { open: 'done' },
  drop: { open: 'dropped' },
  approve: { asked: 'approved' },
  refuse: { asked: 'refused' },
  withdraw: { asked: 'withdrawn' },
  end: { approved: 'ended' },
};

/** The state after an act; undefined where the act is not possible. @internal */
export function dispositionAfter(
  state: DispositionState,
  act: DispositionAct,
): DispositionState | undefined {
  return NEXT[act][state];
}

/** The state in which a disposition begins. @internal */
export function firstStateOf(type: DispositionType): DispositionState {
  return type === 'action' ? 'open' : 'asked';
}

/** Whether an approved disposition, or an open action, still holds on a day. @public */
export function isInForce(
  disposition: Pick<FindingDisposition, 'state' | 'type' | 'until'>,
  today: string,
): boolean {
  return disposition.type === 'action'
    ? disposition.state === 'open'
    : disposition.state === 'approved' &&
        disposition.until !== undefined &&
        disposition.until >= today;
}

/** Whether an approved disposition has run out: its gap is open again. @public */
export function hasLapsed(
  disposition: Pick<FindingDisposition, 'state' | 'type' | 'until'>,
  today: string,
): boolean {
  return (
    disposition.type !== 'action' &&
    disposition.state === 'approved' &&
    disposition.until !== undefined &&
    disposition.until < today
  );
}

/** The state as people see it on a day. @public */
export function shownStateOf(
  disposition: Pick<FindingDisposition, 'state' | 'type' | 'until'>,
  today: string,
): ShownDispositionState {
  return hasLapsed(disposition, today) ? 'lapsed' : disposition.state;
}
