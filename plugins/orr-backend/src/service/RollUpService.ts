import { RollUpState } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** Looks after the counts that are kept for scorecards. It authorises by itself. @internal */
export interface RollUpService {
  getRollUpState(options: RequestOptions): Promise<RollUpState>;
  checkRollUps(options: RequestOptions): Promise<RollUpState>;
  rebuildRollUps(options: RequestOptions): Promise<RollUpState>;
}
