import { ProblemSeverity } from '../checklist/checklistProblem';

/** What kind of problem a lens has. @public */
export type LensProblemCode =
  // The file is refused
  | 'tooLarge'
  | 'invalidJson'
  | 'nestedTooDeeply'
  | 'brokenText'
  | 'forbiddenKey'
  | 'notALens'
  | 'wrongSchemaVersion'
  | 'missingKey'
  | 'wrongType'
  | 'emptyText'
  | 'textTooLong'
  | 'tooManyPillars'
  | 'tooManyQuestions'
  | 'tooManyChoices'
  | 'tooManyRules'
  | 'tooManyResources'
  | 'invalidId'
  | 'duplicatePillarId'
  | 'duplicateQuestionId'
  | 'duplicateChoiceId'
  | 'invalidRisk'
  | 'duplicateRisk'
  | 'invalidResourceType'
  // One part needs repair
  | 'unreadableCondition'
  | 'unknownChoice'
  | 'ruleBehindDefault'
  | 'unsafeUrl'
  // Read as it is, and worth knowing
  | 'duplicateKey'
  | 'urlSpelling'
  | 'displayTextMissing'
  | 'improvementPlanMissing'
  | 'restrictedCharacters'
  | 'longId'
  | 'missingDefault'
  | 'levelNotReached'
  | 'contradiction'
  | 'unmentionedChoice'
  | 'allPracticesNotNone'
  | 'noneBelowRisk'
  | 'noneWithoutSuffix'
  | 'practiceRaisesRisk'
  | 'noEffectOnRisk'
  | 'priorityInTitle';

/** Something wrong, or worth knowing, about a lens. @public */
export interface LensProblem {
  /** What kind of problem it is. */
  code: LensProblemCode;
  /** An error has to be mended; the rest informs. */
  severity: ProblemSeverity;
  /** True where nothing of the file is read because of it. */
  refuses?: true;
  /** Where, as keys and places from the root of the file. */
  path: (string | number)[];
  /** From 1; where the file names no such place, that of the part around it. */
  line: number;
  /** From 1. */
  column: number;
  /** What is wrong, in words for authors. */
  message: string;
}

/** A problem before its place in the file is known. @internal */
export type UnplacedProblem = Omit<LensProblem, 'line' | 'column'>;
