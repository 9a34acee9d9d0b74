import { ChecklistDocument, ReviewKind } from '../checklist/checklistDocument';
import { JudgedAnswer } from '../review/answer';
import {
  Confirmation,
  Disposition,
  Fact,
  Level,
  Rung,
  VouchedFact,
} from '../review/disposition';
import { DecisionOutcome } from '../review/decision';
import { Look } from '../review/look';

/** What an open question does to a decision. @public */
export type GateCell = 'stops' | 'condition' | 'note' | 'none';

/** Everything a review is judged on. @public */
export interface ReviewJudgementInput {
  /** The version of the checklist that is answered. */
  checklist: ChecklistDocument;
  /** The occasion, which decides on the questions that are asked. */
  kind: ReviewKind;
  /** The catalog entity, for the applicability of single questions. */
  entity?: unknown;
  /** Questions known not to apply, where the entity itself is not at hand. */
  unaskedQuestionIds?: readonly string[];
  /** Questions that are asked of new entities only, where this is none. */
  sparedQuestionIds?: readonly string[];
  /** By question; those to questions that the checklist does not have count for nothing. */
  answers: Record<string, JudgedAnswer>;
  /** What was decided about gaps, by question. */
  dispositions?: Record<string, readonly Disposition[]>;
  /** The answers that someone other than the answerer confirmed. */
  confirmations?: Confirmation[];
  /** Answers that were looked at; they raise a rung and confirm nothing. Those at another revision are void. */
  looks?: Pick<Look, 'questionId' | 'answerRevision' | 'lookedBy'>[];
  /** What providers say, by question. */
  facts?: Record<string, Fact>;
  /** What is vouched for by something that the entity is built on, by question; it counts where nobody has answered. */
  vouched?: Record<string, VouchedFact>;
  /** The moment that ages and days are judged at. */
  now: Date;
  /** IANA name of the organisation's time zone. */
  timeZone: string;
}

/** One question as judged. Hidden questions, and those outside the profile, are in no count. @public */
export interface QuestionJudgement {
  /** The question. */
  questionId: string;
  /** The section it stands in. */
  sectionId: string;
  /** Whether it is asked here and so stands in the counts. */
  counted: boolean;
  /** Why the question is in no count; rollout: it is asked of new entities only. */
  hiddenBy?: 'profile' | 'applicability' | 'rollout' | 'visibleWhen';
  /** Absent where the answer only informs: text, or a value without a condition. */
  level?: Level;
  /** The level after disposition, which decides the cell unless an action moved it. */
  gateLevel?: Level;
  /** What it does to a decision. */
  cell: GateCell;
  /** The risk rule that decided, by its place in the document. */
  ruleIndex?: number;
  /** Whether it shows no risk. */
  satisfied: boolean;
  /** Only on satisfied questions. */
  rung?: Rung;
  /** Whether its risk is accepted by someone who may; that satisfies nothing. */
  accepted: boolean;
  /** The disposition that moved its cell, where it has an id. */
  dispositionId?: string;
  /** The question waits for someone other than the answerer to confirm its answer. */
  needsConfirmation: boolean;
  /** A person answered where a fact was expected. */
  declaredInsteadOfFact: boolean;
  /** The vouching that answers it, since nobody else has. */
  vouchingId?: string;
  /** Satisfied by a person's word, but without the link, in date, that the question requires. */
  evidenceMissing: boolean;
}

/** How many counted questions stand at each level. @public */
export type LevelCounts = Record<Level, number>;

/** Σ weight of satisfied ÷ Σ weight of applicable. @public */
export interface Score {
  /** Σ weight of the satisfied questions. */
  satisfiedWeight: number;
  /** Σ weight of the questions that apply. */
  applicableWeight: number;
  /** 0 to 100, not rounded. */
  percent: number;
}

/** What questions come to together. @public */
export interface JudgementTotals {
  /** Counted questions by level. */
  counts: LevelCounts;
  /** Satisfied questions by the rung of their answer. */
  rungs: Record<Rung, number>;
  /** Satisfied questions. */
  declared: number;
  /** Satisfied questions at looked at or higher, in date. */
  verified: number;
  /** Questions whose risk is accepted. */
  accepted: number;
  /** Counted questions judged by a fact, or with a statement of their form other than "to be researched". */
  answered: number;
  /** Counted questions whose answer only informs; they have no level and no weight. */
  informing: number;
  /** Counted questions. */
  total: number;
  /** Absent where no question is applicable. */
  score?: Score;
}

/** What the questions of one section come to. @public */
export interface SectionJudgement extends JudgementTotals {
  /** The section. */
  sectionId: string;
}

/** The result of judging a review: data, never text. @public */
export interface ReviewJudgement extends JudgementTotals {
  /** Every question of the checklist in document order, hidden ones included. */
  questions: QuestionJudgement[];
  /** Every section in document order. */
  sections: SectionJudgement[];
  /** Ids of questions, in document order. */
  gate: { stops: string[]; conditions: string[]; notes: string[] };
  /** What a decision may be. */
  permittedOutcomes: DecisionOutcome[];
}
