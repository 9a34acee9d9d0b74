import { SnapshotComparison } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** Sets two snapshots side by side. What the caller may not see is not in them. It authorises by itself. @internal */
export interface ComparisonService {
  /** An InputError where they are not of one entity under one checklist. */
  compareSnapshots(
    input: { from: string; to: string },
    options: RequestOptions,
  ): Promise<SnapshotComparison>;
}
