import { ConflictError } from '@backstage/errors';

/** The states of a review. @public */
export const REVIEW_STATES = [
  'inProgress',
  'submitted',
  'changesRequested',
  'decided',
  'withdrawn',
  'superseded',
] as const;

/** Where a review stands between its start and its end. @public */
export type ReviewState = (typeof REVIEW_STATES)[number];

/** The states of a review that has not ended. @internal */
export const RUNNING_STATES: readonly ReviewState[] = [
  'inProgress',
  'submitted',
  'changesRequested',
];

/** What can be done with a review. @internal */
export const REVIEW_ACTS = [
  'start',
  'saveAnswer',
  'submit',
  'decide',
  'requestChanges',
  'withdraw',
  'supersede',
] as const;

/** Something that can be done with a review. @internal */
export type ReviewAct = (typeof REVIEW_ACTS)[number];

const TRANSITIONS: Record<
  ReviewAct,
  Partial<Record<ReviewState | 'none', ReviewState>>
> = {
  start: { none: 'inProgress' },
  saveAnswer: {
    inProgress: 'inProgress',
    changesRequested: 'changesRequested',
  },
  submit: { inProgress: 'submitted', changesRequested: 'submitted' },
  decide: { submitted: 'decided' },
  requestChanges: { submitted: 'changesRequested' },
  withdraw: {
    inProgress: 'withdrawn',
    changesRequested: 'withdrawn',
    submitted: 'withdrawn',
  },
  supersede: { decided: 'superseded' },
};

/** Whether an act is allowed in a state; `undefined` is a review that does not exist yet. @internal */
export function mayTransition(
  state: ReviewState | undefined,
  act: ReviewAct,
): boolean {
  return TRANSITIONS[act][state ?? 'none'] !== undefined;
}

/** The state an act leads to; throws ConflictError where it is not allowed. @internal */
export function transition(
  state: ReviewState | undefined,
  act: ReviewAct,
): ReviewState {
  const next = TRANSITIONS[act][state ?? 'none'];
  if (next === undefined) {
    throw new ConflictError(
      `A review that is ${state ?? 'not started'} does not allow ${act}`,
    );
  }
  return next;
}
