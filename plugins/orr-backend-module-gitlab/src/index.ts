/**
 * GitLab for operational readiness: the deployments it knows of.
 *
 * @packageDocumentation
 */
export { orrGitlabModule, orrGitlabModule as default } from './orrGitlabModule';
