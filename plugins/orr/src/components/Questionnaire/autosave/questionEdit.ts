import { Answer, Question } from 'backstage-plugin-orr-common';
import { AnswerDraft } from './answerDraft';
import { SentWrite } from './DraftStore';
import { DraftProblems } from './readDraft';

/** Where the saving of one answer stands. @internal */
export type SaveState =
  | 'saved'
  | 'pending'
  | 'saving'
  | 'retrying'
  | 'incomplete'
  | 'conflict'
  | 'refused';

/** One question as the form shows it. @internal */
export interface QuestionEdit {
  draft: AnswerDraft;
  /** The latest answer known from the server. */
  answer?: Answer;
  state: SaveState;
  problems: DraftProblems;
  /** What someone else saved in between; `answer` is what this edit began from. */
  theirs?: Answer;
  /** What the server said to a write it will never take. */
  refusal?: string;
}

/** @internal */
export interface AutosaveState {
  questions: Record<string, QuestionEdit>;
  lastSavedAt?: Date;
}

/** What is not shown of a question: its place in the line of writes. @internal */
export interface Line {
  question: Question;
  /** The revision on which the next write is based. */
  revision: number;
  sent?: SentWrite;
  inFlight: boolean;
  attempts: number;
  editTimer?: ReturnType<typeof setTimeout>;
  retryTimer?: ReturnType<typeof setTimeout>;
}
