export { createStandingColumn } from './createStandingColumn';
