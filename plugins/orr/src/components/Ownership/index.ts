export { OwnerContactButton } from './OwnerContactButton';
export { OwnerLinks } from './OwnerLinks';
export { OwnershipCard } from './OwnershipCard';
export { TakenOver } from './TakenOver';
