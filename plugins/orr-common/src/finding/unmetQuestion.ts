import { Level } from '../review/disposition';

/**
 * How a question stands that the decision in force has not found met, or that nobody has to meet: a gap that nothing was
 * decided about, one with dated work, one with a contingency, one whose risk is accepted, no answer, a gap that was
 * disclosed after the decision, a met one that a signal disagrees with, one that does not apply, and one that was not asked.
 *
 * @public
 */
export const UNMET_STATES = [
  'open',
  'action',
  'mitigated',
  'accepted',
  'unanswered',
  'disclosed',
  'contradicted',
  'notApplicable',
  'notAsked',
] as const;

/** One of {@link UNMET_STATES}. @public */
export type UnmetState = (typeof UNMET_STATES)[number];

/** The states that count as open work; an accepted risk is counted apart. @public */
export const OPEN_STATES = [
  'open',
  'action',
  'mitigated',
  'unanswered',
  'disclosed',
] as const satisfies readonly UnmetState[];

/** A question of a checklist that is not met by an entity, or is not asked of it. @internal */
export interface UnmetQuestion {
  /** Its id in the checklist. */
  questionId: string;
  /** Where in the checklist it stands. */
  sectionId: string;
  /** What it is about, by its id. */
  area: string;
  /** After what was decided about it; NONE where only a signal disagrees. */
  level: Level;
  /** Why it is not met, or that it is not asked. */
  state: UnmetState;
  /** A signal disagrees with the answer, and nobody has responded. */
  contradicted: boolean;
  /** ISO instant: of the decision, the disclosure or the signal. */
  since: string;
}
