import { Answer, Question } from 'backstage-plugin-orr-common';
import { draftOf } from './answerDraft';
import { KeptEdit } from './DraftStore';
import { Line, QuestionEdit } from './questionEdit';
import { readDraft, saysTheSame } from './readDraft';

/**
 * How a question begins: as it is saved, or as an earlier page left it on this device. An edit that somebody has
 * overtaken meanwhile begins as a conflict; a write that was under way is sent again, since it may have arrived.
 *
 * @internal
 */
export function openEdit(options: {
  question: Question;
  answer?: Answer;
  kept?: KeptEdit;
}): { line: Line; edit: QuestionEdit } {
  const { question, answer, kept } = options;
  const revision = answer?.revision ?? 0;
  const line: Line = { question, revision, inFlight: false, attempts: 0 };
  const draft = kept?.draft ?? draftOf(answer);
  const { problems, write } = readDraft(draft, question);
  if (!kept) {
    return { line, edit: { draft, answer, problems, state: 'saved' } };
  }
  const saved = write !== undefined && saysTheSame(write, answer);
  if (!kept.sent && kept.revision < revision && !saved) {
    return {
      line: { ...line, revision: kept.revision },
      edit: { draft, theirs: answer, problems, state: 'conflict' },
    };
  }
  return {
    line: { ...line, sent: kept.sent },
    edit: { draft, answer, problems, state: 'pending' },
  };
}
