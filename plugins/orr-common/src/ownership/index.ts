export {
  entityRolesOf,
  namedReviewersOf,
  ROLE_ANNOTATIONS,
  type EntityRole,
  type NamedRole,
  type RoleProblem,
} from './entityRoles';
export { OWNER_STATES, isOwnerResolved, type OwnerState } from './ownerState';
export { ownershipMendOf, type OwnershipMend } from './ownershipMend';
