import { Question } from 'backstage-plugin-orr-common';

/** Below this share of common words, a title asks something else. */
const SAME_WORDS = 0.4;

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .toLocaleLowerCase('en-US')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
}

/** How many of the words of either are in both, from 0 to 1. */
function commonShare(one: string, other: string): number {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const common = [...words].filter(word => others.has(word)).length;
  const all = new Set([...words, ...others]).size;
  return all ? common / all : 1;
}

/**
 * Whether a question that was published asks something else by now, so that answers given to it would be read as answers to what
 * nobody was asked: its title has hardly a word in common, or it is answered in another form.
 *
 * @internal
 */
export function isAnotherQuestion(published: Question, now: Question): boolean {
  return (
    commonShare(published.title, now.title) < SAME_WORDS ||
    published.answer.type !== now.answer.type
  );
}
