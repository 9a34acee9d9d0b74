import { isPhaseDue, ReviewPhase } from 'backstage-plugin-orr-common';
import { AskedQuestion } from '../askedSections';

/**
 * The next question without an answer after the open one, around the end to the beginning; what is due in the phase that
 * was reached comes before what is not.
 *
 * @internal
 */
export function nextUnanswered(
  asked: AskedQuestion[],
  openId: string,
  reached?: ReviewPhase,
): string | undefined {
  const at = asked.findIndex(({ question }) => question.id === openId);
  const order = [...asked.slice(at + 1), ...asked.slice(0, at + 1)].filter(
    ({ unanswered }) => unanswered,
  );
  const due = order.find(({ question }) => isPhaseDue(question.phase, reached));
  return (due ?? order[0])?.question.id;
}
