import { Answer, Question } from 'backstage-plugin-orr-common';
import { AnswerDraft } from './answerDraft';
import { SentWrite } from './DraftStore';
import { DraftProblems } from './readDraft';
import { Trouble } from './SendGate';

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
  /** What was typed when the two met, before anything was merged. */
  own?: AnswerDraft;
  /** What the server said to a write it will never take. */
  refusal?: string;
  /** Whether a change made on this page can be taken back. */
  undoable?: boolean;
}

/** @internal */
export interface AutosaveState {
  questions: Record<string, QuestionEdit>;
  lastSavedAt?: Date;
  /** Why nothing can be sent now. */
  trouble?: Trouble;
}

/** What is not shown of a question: its place in the line of writes. @internal */
export interface Line {
  question: Question;
  /** The revision on which the next write is based. */
  revision: number;
  sent?: SentWrite;
  inFlight: boolean;
  /** What turned up while a write was under way. */
  newer?: Answer;
  /** Whether the edit under way takes a change back, so that it is none itself. */
  undoing?: boolean;
  /** Whether the edit would not survive the end of the page. */
  inMemoryAlone?: boolean;
  editTimer?: ReturnType<typeof setTimeout>;
}
