/**
 * An example of a source that somebody else writes: builds of Buildbot that deploy.
 *
 * @packageDocumentation
 */
export { orrBuildbotModule as default } from './orrBuildbotModule';
