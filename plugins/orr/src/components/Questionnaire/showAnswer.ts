/** The address of one answer on its page. @internal */
export const answerAnchor = (questionId: string) => `answer-${questionId}`;

/** Brings an answer that is on the page into view and puts the focus on it. @internal */
export function showAnswer(questionId: string): void {
  const heading = document.getElementById(answerAnchor(questionId));
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView?.({ block: 'start' });
}
