import { StandingReason } from 'backstage-plugin-orr-common';

/** One standing that is no longer what it was. @internal */
export interface StandingChange {
  entityRef: string;
  checklistId: string;
  from?: string;
  to: string;
  reasons: StandingReason[];
}
