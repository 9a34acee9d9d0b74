import { FactType, FactValue } from '../facts/fact';
import { FactCondition } from '../checklist/factCondition';
import { VouchingEnd } from '../vouching/vouches';

/** What can contradict an answer that was decided on. @public */
export const CONTRADICTION_CAUSES = [
  'factNotMet',
  'evidenceExpired',
  'dependencyNotReady',
  'dependencyAdded',
  'vouchingWithdrawn',
] as const;

/** One of {@link CONTRADICTION_CAUSES}. @public */
export type ContradictionCause = (typeof CONTRADICTION_CAUSES)[number];

/** What a signal says, with what is needed to show and to follow it. @public */
export interface ContradictingSignal {
  /** What kind of signal it is. */
  cause: ContradictionCause;
  /** What it is about: the id of a fact or of a vouching, the full ref of a dependency; empty where there is but one. */
  causeKey: string;
  /** ISO instant at which it was so. */
  at: string;
  /** What people know a fact by. */
  title?: string;
  /** What people know the source of a fact by. */
  source?: string;
  /** What a fact says. */
  value?: FactValue;
  /** How that is read. */
  type?: FactType;
  /** Of a share: how many, of how many. */
  sample?: { k: number; n: number };
  /** When a fact would meet the question. */
  condition?: FactCondition;
  /** An http or https address where people can look at it. */
  url?: string;
  /** Of what was vouched for: why it is not any more. */
  vouchingEnd?: VouchingEnd;
}

/** An answer that was decided on, and a signal that disagrees with it now. @public */
export interface FoundContradiction {
  /** The question that was answered. */
  questionId: string;
  /** What disagrees. */
  signal: ContradictingSignal;
}

/** What is said to a contradiction: it will be fixed, it is no contradiction, or its source errs. @public */
export const CONTRADICTION_RESPONSES = [
  'fix',
  'explain',
  'sourceIsWrong',
] as const;

/** One of {@link CONTRADICTION_RESPONSES}. @public */
export type ContradictionResponseKind =
  (typeof CONTRADICTION_RESPONSES)[number];

/** What was said to a contradiction. @public */
export interface ContradictionResponse {
  /** What it comes to. */
  kind: ContradictionResponseKind;
  /** In the words of who said it. */
  text: string;
  /** YYYY-MM-DD by which it is fixed. */
  dueOn?: string;
  /** An http or https address of the change or the ticket. */
  url?: string;
  /** Full ref of who said it. */
  by: string;
  /** ISO instant. */
  at: string;
}

/** What somebody else than who said it holds of a response. @public */
export interface ContradictionLook {
  /** Whether it stands. */
  outcome: 'agreed' | 'refused';
  /** In their words. */
  note?: string;
  /** Full ref of who looked. */
  by: string;
  /** ISO instant. */
  at: string;
}

/** Why a contradiction is over. @public */
export const CONTRADICTION_ENDS = [
  'signalAgrees',
  'decidedAgain',
  'disclosed',
  'notAsked',
] as const;

/** One of {@link CONTRADICTION_ENDS}. @public */
export type ContradictionEnd = (typeof CONTRADICTION_ENDS)[number];

/** How far a contradiction has come. @public */
export interface ContradictionState {
  /** ISO instant at which it was there for so long that somebody is asked. */
  openedAt: string;
  /** What was said to it last. */
  response?: ContradictionResponse;
  /** What somebody else held of that. */
  look?: ContradictionLook;
}
