export {
  compareSnapshots,
  COMPARED_PARTS,
  type ComparableSnapshot,
  type ComparedAnswer,
  type ComparedPart,
  type ComparedQuestion,
  type ComparedSection,
  type ComparisonResult,
} from './compareSnapshots';
export { choiceTitlesOf } from './choiceTitlesOf';
export { compareFacts, type FactDifference } from './compareFacts';
export { judgeSnapshot, type FrozenReview } from './judgeSnapshot';
