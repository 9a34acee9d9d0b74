import {
  DecisionPage,
  SnapshotDetail,
  SnapshotList,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** What there was before: submissions and decisions. It authorises by itself. @internal */
export interface HistoryService {
  listSnapshots(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<SnapshotList>;
  getSnapshot(
    input: { reviewId: string; snapshotId: string },
    options: RequestOptions,
  ): Promise<SnapshotDetail>;
  listEntityDecisions(
    input: {
      entityRef: string;
      checklistId?: string;
      limit: number;
      cursor?: string;
    },
    options: RequestOptions,
  ): Promise<DecisionPage>;
}
