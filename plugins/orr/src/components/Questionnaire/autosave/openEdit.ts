import { Answer, Question } from 'backstage-plugin-orr-common';
import { draftOf } from './answerDraft';
import { KeptEdit } from './DraftStore';
import { meetAnswer } from './meetAnswer';
import { Line, QuestionEdit } from './questionEdit';
import { readDraft } from './readDraft';

/**
 * How a question begins: as it is saved, or as an earlier page left it on this device. An edit that somebody has
 * overtaken meanwhile meets their answer; a write that was under way is sent again, since it may have arrived.
 *
 * @internal
 */
export function openEdit(options: {
  question: Question;
  answer?: Answer;
  kept?: KeptEdit;
  userRef: string;
}): { line: Line; edit: QuestionEdit } {
  const { question, answer, kept, userRef } = options;
  const revision = answer?.revision ?? 0;
  const line: Line = { question, revision, inFlight: false };
  const draft = kept?.draft ?? draftOf(answer);
  const { problems } = readDraft(draft, question);
  if (!kept) {
    return { line, edit: { draft, answer, problems, state: 'saved' } };
  }
  const edit: QuestionEdit = { draft, answer, problems, state: 'pending' };
  if (!answer || kept.revision >= revision) {
    return { line: { ...line, sent: kept.sent }, edit };
  }
  const begun = { ...edit, answer: kept.base };
  if (kept.sent) {
    return { line: { ...line, sent: kept.sent, newer: answer }, edit: begun };
  }
  const meeting = meetAnswer({ question, edit: begun, newer: answer, userRef });
  const met = { ...begun, ...meeting.change };
  if (meeting.outcome === 'conflict') {
    return { line: { ...line, revision: kept.revision }, edit: met };
  }
  // What is kept is let go once the line has settled.
  return { line, edit: { ...met, state: 'pending' } };
}
