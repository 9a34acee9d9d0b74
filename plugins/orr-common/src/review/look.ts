/** Someone has looked at an answer and at what it is founded on. It is about one revision: a changed answer voids it. @public */
export interface Look {
  /** The question whose answer was looked at. */
  questionId: string;
  /** The revision of the answer that was looked at. */
  answerRevision: number;
  /** Full ref of who looked. */
  lookedBy: string;
  /** ISO instant. */
  lookedAt: string;
}
