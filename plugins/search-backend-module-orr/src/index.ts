/**
 * Operational readiness for the search of the portal: where entities stand, and what checklists ask.
 *
 * @packageDocumentation
 */
export { searchModuleOrrCollator as default } from './searchModuleOrrCollator';
