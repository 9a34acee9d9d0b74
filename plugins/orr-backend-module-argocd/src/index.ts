/**
 * Argo CD for operational readiness: deployments, health and sync status of applications.
 *
 * @packageDocumentation
 */
export { orrArgocdModule as default } from './orrArgocdModule';
