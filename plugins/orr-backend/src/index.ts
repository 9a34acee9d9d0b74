/**
 * The backend plugin of operational readiness.
 *
 * @packageDocumentation
 */
export { orrPlugin as default } from './plugin';
