export { orrApiRef } from './orrApiRef';
