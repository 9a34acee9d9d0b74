/**
 * For tests of packages that add sources: what the portal relies on, to be run against a source of one’s own.
 *
 * @packageDocumentation
 */
export type { ContractCase } from './testUtils/ContractCase';
export * from './testUtils/deploymentSourceContract';
export * from './testUtils/incidentSourceContract';
export * from './testUtils/factProviderContract';
export type { SourceUnderTest } from './testUtils/sourceContract';
export {
  LocalHttp,
  type LocalAnswer,
  type ReceivedRequest,
} from './testUtils/LocalHttp';
export { Poller } from './testUtils/Poller';
export {
  replies,
  UPSTREAM_WORDS,
  type Replies,
  type Reply,
} from './testUtils/replies';
