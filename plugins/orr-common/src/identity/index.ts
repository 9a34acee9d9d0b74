export {
  ENTITY_MOVE_PROBLEMS,
  entityMoveProblems,
  type EntityMoveFacts,
  type EntityMoveProblem,
} from './entityMove';
export {
  PREVIOUS_REF_ANNOTATION,
  previousRefOf,
  type PreviousRef,
} from './previousRef';
