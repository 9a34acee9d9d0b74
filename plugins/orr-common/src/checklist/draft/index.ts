export {
  checkDraft,
  type CheckedDraft,
  type DraftProblem,
  type DraftProblemCode,
  type DraftRefusal,
} from './checkDraft';
