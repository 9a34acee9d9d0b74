export { EntityReadinessRouter } from './EntityReadinessRouter';
