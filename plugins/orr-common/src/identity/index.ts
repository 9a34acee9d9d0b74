export {
  ENTITY_MOVE_PROBLEMS,
  entityMoveProblems,
  type EntityMoveFacts,
  type EntityMoveProblem,
} from './entityMove';
export {
  canTake,
  REASSIGNABLE_KINDS,
  type ReassignableKind,
} from './reassignable';
export {
  PREVIOUS_REF_ANNOTATION,
  previousRefOf,
  type PreviousRef,
} from './previousRef';
