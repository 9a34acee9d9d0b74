import { Answer } from './answer';

/** What a reviewer asks to be changed on one answer. @public */
export interface ChangeRequest {
  /** A UUID. */
  id: string;
  /** The question whose answer is asked about. */
  questionId: string;
  /** What to change, in the words of the reviewer. */
  text: string;
  /** The revision of the answer that was asked about, 0 where there was none. */
  answerRevision: number;
  /** Why there is nothing to change, where that was said instead. */
  reply?: { text: string; repliedBy: string; repliedAt: string };
}

/** The requests that were sent together, on one submission. @public */
export interface ChangeRound {
  /** A UUID. */
  id: string;
  /** The submission that was looked at. */
  snapshotId: string;
  /** What was said about the review as a whole. */
  message?: string;
  /** Full ref of the reviewer. */
  requestedBy: string;
  /** ISO instant. */
  requestedAt: string;
  /** One for each answer that was asked about. */
  requests: ChangeRequest[];
}

/** What became of a request: nothing yet, another answer, or a reply that nothing is to change. @internal */
export type ChangeRequestState = 'open' | 'changed' | 'replied';

/** What became of a request, given the answer as it is now, or as it was submitted again. @internal */
export function changeRequestState(
  request: ChangeRequest,
  answer: Pick<Answer, 'revision'> | undefined,
): ChangeRequestState {
  if ((answer?.revision ?? 0) > request.answerRevision) {
    return 'changed';
  }
  return request.reply ? 'replied' : 'open';
}
