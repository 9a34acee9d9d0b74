export { OWNER_STATES, isOwnerResolved, type OwnerState } from './ownerState';
export { ownershipMendOf, type OwnershipMend } from './ownershipMend';
