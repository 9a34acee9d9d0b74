/**
 * Jenkins for operational readiness: builds that deploy.
 *
 * @packageDocumentation
 */
export { orrJenkinsModule as default } from './orrJenkinsModule';
