import { Answer, Question } from 'backstage-plugin-orr-common';
import { draftOf } from './answerDraft';
import { differingFields, mergedDraft } from './answerFields';
import { QuestionEdit } from './questionEdit';
import { readDraft } from './readDraft';

/** What becomes of an edit, and whether something of it is still to be saved. @internal */
export interface Meeting {
  change: Partial<QuestionEdit>;
  outcome: 'adopted' | 'merged' | 'conflict';
}

/**
 * What becomes of a form when a newer answer turns up. Without an edit of one's own the form shows it. What one has typed
 * is never replaced: another person's answer stands beside it as a conflict; what the same person saved on another page
 * is taken together with it where the two changed different fields.
 *
 * @internal
 */
export function meetAnswer(options: {
  question: Question;
  edit: QuestionEdit;
  newer: Answer;
  userRef: string;
}): Meeting {
  const { question, edit, newer, userRef } = options;
  const mine = edit.draft;
  const base = draftOf(edit.answer);
  const theirs = draftOf(newer);
  const saysTheSame = !differingFields(mine, theirs).length;
  if (saysTheSame || !differingFields(mine, base).length) {
    const draft = saysTheSame ? mine : theirs;
    return {
      change: {
        draft,
        answer: newer,
        theirs: undefined,
        own: undefined,
        refusal: undefined,
        problems: readDraft(draft, question).problems,
        state: 'saved',
      },
      outcome: 'adopted',
    };
  }
  const merged =
    newer.answeredBy === userRef
      ? mergedDraft({ base, mine, theirs })
      : undefined;
  if (merged) {
    return {
      change: {
        draft: merged,
        answer: newer,
        theirs: undefined,
        own: undefined,
        problems: readDraft(merged, question).problems,
        state: 'pending',
      },
      outcome: 'merged',
    };
  }
  return {
    change: { theirs: newer, own: edit.own ?? mine, state: 'conflict' },
    outcome: 'conflict',
  };
}
