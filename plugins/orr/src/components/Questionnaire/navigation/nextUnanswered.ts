import { AskedQuestion } from '../askedSections';

/** The next question without an answer after the open one, around the end to the beginning. @internal */
export function nextUnanswered(
  asked: AskedQuestion[],
  openId: string,
): string | undefined {
  const at = asked.findIndex(({ question }) => question.id === openId);
  const order = [...asked.slice(at + 1), ...asked.slice(0, at + 1)];
  return order.find(({ unanswered }) => unanswered)?.question.id;
}
