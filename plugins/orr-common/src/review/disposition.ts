/** A level of risk a question shows. @public */
export type Level =
  | 'HIGH'
  | 'MEDIUM'
  | 'LOW'
  | 'NONE'
  | 'UNANSWERED'
  | 'NOT_APPLICABLE';

/** A level that is a risk. @public */
export type RiskLevel = Extract<Level, 'HIGH' | 'MEDIUM' | 'LOW'>;

/**
 * What was decided about a gap. What mitigates or accepts a risk does so up to the level that it was decided about. Days are YYYY-MM-DD and count to their end in the organisation's time zone.
 *
 * @public
 */
export type Disposition = {
  /** By which a judgement tells that it counts. */
  id?: string;
} & (
  | {
      type: 'mitigated';
      level: RiskLevel;
      authorRef: string;
      confirmedBy?: string;
      residualLevel: RiskLevel | 'NONE';
      reviewOn: string;
    }
  | { type: 'action'; ownerRef?: string; dueOn?: string }
  | {
      type: 'accepted';
      level: RiskLevel;
      approverRef: string;
      approverMayAccept: boolean;
      expiresOn: string;
    }
);

/** Someone other than the answerer confirmed an answer: N/A on a blocking question, or covered elsewhere. @public */
export interface Confirmation {
  /** The question whose answer was confirmed. */
  questionId: string;
  /** The covered entity whose exception was confirmed; absent for the common answer. */
  entityRef?: string;
  /** Full ref of who confirmed it. */
  confirmedBy: string;
}

/** A typed datum about an entity, from a provider. @public */
export interface Fact {
  /** Whether it can be relied on; only `ok` judges a question. */
  state: 'ok' | 'unknown' | 'stale' | 'error' | 'underSampled';
  /** Whether the fact meets the question; only with state ok. */
  met?: boolean;
  /** How well it founds an answer. */
  rung: Rung;
  /** ISO instant at which it was true. */
  at: string;
}

/** That something which an entity is built on answers a question, as long as nobody has. @public */
export interface VouchedFact extends Fact {
  /** The vouching. */
  vouchingId: string;
  /** Full ref of who vouches, who cannot confirm it. */
  by: string;
}

/** How well an answer is founded, weakest first. @public */
export const RUNGS = [
  'said',
  'linked',
  'lookedAt',
  'probed',
  'exercised',
] as const;

/** How well one answer is founded. @public */
export type Rung = (typeof RUNGS)[number];
