/** Someone has looked at an answer and at what it is founded on. It is about one revision: a changed answer voids it. @public */
export interface Look {
  questionId: string;
  /** The revision of the answer that was looked at. */
  answerRevision: number;
  lookedBy: string;
  /** ISO instant. */
  lookedAt: string;
}
