export {
  checkDraft,
  type CheckedDraft,
  type DraftProblem,
  type DraftProblemCode,
  type DraftRefusal,
} from './checkDraft';
export { mergeDrafts, type DraftConflict } from './mergeDrafts';
export {
  isSame,
  type Chooser,
  type Sides,
  type ValueConflict,
} from './mergeValues';
