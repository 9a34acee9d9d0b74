export { DetailsButton } from './DetailsButton';
export { EntityPanel } from './EntityPanel';
