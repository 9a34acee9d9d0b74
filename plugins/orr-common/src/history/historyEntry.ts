import { Answer, AnswerStatement } from '../review/answer';
import { HistoryAction } from './historyAction';

/** A statement without what a person wrote in their own words and without whom it names. @public */
export type StatementFacts =
  | { kind: 'choices'; choices: string[] }
  | { kind: 'practice'; value: 'yes' | 'partly' | 'no' }
  | { kind: 'number' | 'duration'; value: number }
  | { kind: 'date'; value: string }
  | { kind: 'text' | 'notApplicable' | 'toBeResearched' }
  | { kind: 'coveredElsewhere'; date: string };

/**
 * What stands of a change whoever made it: choices, outcomes, dates, counts. It names nobody and holds no words of a
 * person, so that it never has to be erased.
 *
 * @public
 */
export interface HistoryFacts {
  /** The statement before; null where there was none. */
  from?: StatementFacts | null;
  /** The statement afterwards; null where it was cleared. */
  to?: StatementFacts | null;
  /** Of the answer that was saved or looked at, or of the edit of it after the decision. */
  revision?: number;
  /** Whether the note beside the statement was changed. */
  noteChanged?: boolean;
  /** Whether the links, or what they are called, were changed. */
  evidenceChanged?: boolean;
  /** The review that an answer was copied from, or whose answers a review was started with. */
  fromReviewId?: string;
  /** How many answers a review was started with. */
  carried?: number;
  /** The questions whose answers it was started with. */
  questionIds?: string[];
  /** The checklist that a review was started under. */
  checklistId?: string;
  /** The kind of the review. */
  kind?: string;
  /** The snapshot that was made or decided on. */
  snapshotId?: string;
  /** What was decided. */
  outcome?: string;
  /** Until when a decision holds. */
  validUntil?: string;
  /** The day by which a condition was due. */
  dueFrom?: string;
  /** The day by which it is due now. */
  dueTo?: string;
  /** How many changes were asked for. */
  requests?: number;
  /** Whether an answer was marked as looked at, or the mark taken back; whether a reply was given or taken back. */
  given?: boolean;
  /** What the look at a self-certified decision found. */
  finding?: string;
  /** The last day of an exemption, or the day of a campaign. */
  until?: string;
  /** What of the programme, of a rule or of a campaign was changed. */
  fields?: string[];
  /** What was decided about a gap: an action, a mitigation or an acceptance. */
  disposition?: string;
  /** The level that the gap showed. */
  level?: string;
  /** What is left of it. */
  residualLevel?: string;
  /** The ref that the entity had before. */
  entityFrom?: string;
  /** The ref under which it goes on. */
  entityTo?: string;
  /** The phase of the review before; null where none was set. */
  phaseFrom?: string | null;
  /** The phase that it has come to; null where everything is due. */
  phaseTo?: string | null;
  /** What kind of signal contradicts an answer. */
  cause?: string;
  /** The fact or the dependency that it is about. */
  causeKey?: string;
  /** Why a contradiction is over. */
  ended?: string;
  /** Whether what was vouched for ended at once, since relying on it is not safe. */
  unsafe?: boolean;
  /** What was said to a contradiction. */
  response?: string;
  /** The incident that was looked back at. */
  incidentId?: string;
  /** Whether the question that was named would have helped with it. */
  wouldHaveHelped?: string;
  /** ISO instant at which an override of the gate ends. */
  endsAt?: string;
  /** The token with which a person was named who answers for it. */
  declaredBy?: string;
  /** The entries of the same chain that were erased. */
  erased?: number[];
}

/** Names the thing whose history a chain is. @public */
export interface HistoryAggregate {
  /** What kind of thing it is. */
  aggregateType:
    | 'review'
    | 'exemption'
    | 'programme'
    | 'entity'
    | 'sourceRule'
    | 'campaign';
  /** Its id. */
  aggregateId: string;
}

/** What is to be told of a change. @internal */
export interface HistoryDraft extends HistoryAggregate {
  /** Names the entry. */
  id: string;
  /** The entity that it is about; absent where it is about several. */
  entityId?: string;
  /** ISO instant. */
  at: string;
  /** What was done. */
  action: HistoryAction;
  /** The question, section, condition or request that it is about. */
  subject?: string;
  /** What stands whoever did it. */
  facts: HistoryFacts;
  /** Who did it; absent where nobody did. */
  actorRef?: string;
  /** What they wrote, as JSON. */
  words?: unknown;
  /** Keeps the erased part from being guessed by its digest. */
  salt: string;
}

/** A link of a chain. @internal */
export interface HistoryEntry extends Omit<HistoryDraft, 'salt'> {
  /** From 1, without a gap. */
  seq: number;
  /** Absent once it was erased. */
  salt?: string;
  /** Of the part that can be erased: who, their words, the salt. */
  contentDigest: string;
  /** The entry digest of the link before; empty on the first. */
  previousDigest: string;
  /** Of all the rest, the content digest in place of the content. */
  entryDigest: string;
  /** ISO instant at which actor, words and salt were erased. */
  erasedAt?: string;
}

/** The end of a chain, kept apart from it so that a chain cannot be cut short unseen. @internal */
export interface HistoryHead {
  /** Of the last entry. */
  seq: number;
  /** Its entry digest. */
  digest: string;
}

/** What of a statement is nobody's words. @internal */
export function statementFacts(statement: AnswerStatement): StatementFacts {
  switch (statement.kind) {
    case 'choices':
      return { kind: 'choices', choices: statement.choices };
    case 'practice':
      return { kind: 'practice', value: statement.value };
    case 'number':
    case 'duration':
      return { kind: statement.kind, value: statement.value };
    case 'date':
      return { kind: 'date', value: statement.value };
    case 'coveredElsewhere':
      return { kind: 'coveredElsewhere', date: statement.date };
    default:
      return { kind: statement.kind };
  }
}

/** What a value of an answer says. @internal */
export type AnswerContent = Pick<Answer, 'statement' | 'note' | 'evidence'>;

/** What changed between two values of an answer. @internal */
export function answerFacts(
  before: AnswerContent | undefined,
  after: AnswerContent & Pick<Answer, 'revision' | 'copiedFrom'>,
): HistoryFacts {
  const evidenceOf = (answer?: AnswerContent) =>
    JSON.stringify(
      (answer?.evidence ?? []).map(({ url, title, date }) => [
        url,
        title ?? null,
        date,
      ]),
    );
  return {
    from: before?.statement ? statementFacts(before.statement) : null,
    to: after.statement ? statementFacts(after.statement) : null,
    revision: after.revision,
    ...((before?.note ?? '') !== (after.note ?? '') && { noteChanged: true }),
    ...(evidenceOf(before) !== evidenceOf(after) && { evidenceChanged: true }),
    ...(after.copiedFrom && { fromReviewId: after.copiedFrom.reviewId }),
  };
}

/**
 * What the history covers of one value of an answer. It is kept with the answer, not a second time in the history.
 *
 * @internal
 */
export function answerWords(answer: AnswerContent): unknown {
  return {
    statement: answer.statement,
    note: answer.note ?? null,
    evidence: answer.evidence,
  };
}
