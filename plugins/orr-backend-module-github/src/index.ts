/**
 * GitHub for operational readiness: tickets of actions, made and followed.
 *
 * @packageDocumentation
 */
export { orrGithubModule as default } from './orrGithubModule';
