/** What kind of problem a checklist has. @public */
export type ChecklistProblemCode =
  | 'duplicateSectionId'
  | 'duplicateQuestionId'
  | 'duplicateChoiceId'
  | 'reservedChoiceId'
  | 'unreadableRule'
  | 'levelAboveRisk'
  | 'missingDefault'
  | 'ruleBehindDefault'
  | 'unreachableRule'
  | 'contradiction'
  | 'unmentionedChoice'
  | 'riskNeverReached'
  | 'allPracticesNotNone'
  | 'noneBelowRisk'
  | 'practiceRaisesRisk'
  | 'visibleWhenUnknown'
  | 'visibleWhenLater'
  | 'visibleWhenCycle'
  | 'visibleWhenMismatch'
  | 'visibleWhenOutsideProfile'
  | 'limitsContradict'
  | 'prefillTwice'
  | 'prefillWithoutEvidence'
  | 'factMissing'
  | 'factConditionMismatch'
  | 'unknownFact'
  | 'profileOutsideKinds'
  | 'neverAsked'
  | 'kindWithoutQuestions'
  | 'tooManyQuestions'
  | 'invalidTier'
  | 'noReviewerGroup'
  | 'signerTwice'
  | 'pilotWithoutEntities';

/** How bad a problem is: a checklist with an error is refused. @public */
export type ProblemSeverity = 'error' | 'warning' | 'info';

/** Something wrong, or worth knowing, about a checklist. @public */
export interface ChecklistProblem {
  /** Where, as keys and places from the root of the document. */
  path: (string | number)[];
  /** What kind of problem it is. */
  code: ChecklistProblemCode;
  /** What is wrong, in words for authors. */
  message: string;
  /** An error refuses the checklist; the rest informs. */
  severity: ProblemSeverity;
}
