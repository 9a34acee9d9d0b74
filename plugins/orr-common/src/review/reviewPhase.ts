/** The phases of the life of what is reviewed, in their order. @public */
export const REVIEW_PHASES = ['design', 'build', 'launch', 'operate'] as const;

/** One of {@link REVIEW_PHASES}. @public */
export type ReviewPhase = (typeof REVIEW_PHASES)[number];

/**
 * Whether a question of a phase is due in a review that has come to another: those of that phase and of the phases before
 * it are, and all of them where no phase is set.
 *
 * @internal
 */
export function isPhaseDue(
  phase: ReviewPhase,
  reached: ReviewPhase | undefined,
): boolean {
  return (
    reached === undefined ||
    REVIEW_PHASES.indexOf(phase) <= REVIEW_PHASES.indexOf(reached)
  );
}

/** How far the questions of a phase are. @internal */
export interface PhaseProgress {
  /** The phase. */
  phase: ReviewPhase;
  /** How many of its questions have an answer. */
  answered: number;
  /** How many questions it asks. */
  total: number;
  /** Whether they are due now. */
  due: boolean;
}

/**
 * How far each phase is of which something is asked, in the order of phases. Counts only; whether a review can be
 * submitted does not follow from it.
 *
 * @internal
 */
export function phaseProgress(
  asked: readonly { phase: ReviewPhase; answered: boolean }[],
  reached?: ReviewPhase,
): PhaseProgress[] {
  return REVIEW_PHASES.flatMap(phase => {
    const ofPhase = asked.filter(question => question.phase === phase);
    return ofPhase.length
      ? [
          {
            phase,
            answered: ofPhase.filter(({ answered }) => answered).length,
            total: ofPhase.length,
            due: isPhaseDue(phase, reached),
          },
        ]
      : [];
  });
}
