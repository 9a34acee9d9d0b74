import { EnvironmentTier } from 'backstage-plugin-orr-common';

/** What the mapping needs to know. @internal */
export interface CdEventContext {
  now: Date;
  /** What an environment is for, by the rules of the organisation. */
  tierOf(environment: string): EnvironmentTier;
}
