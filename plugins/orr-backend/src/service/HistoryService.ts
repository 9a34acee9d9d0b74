import {
  DecisionPage,
  EntitySnapshotPage,
  ParsedOperationInput,
  SnapshotDetail,
  SnapshotList,
  SnapshotSummary,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type CreateSnapshotInput =
  ParsedOperationInput<'createSnapshot'>['body'] &
    ParsedOperationInput<'createSnapshot'>['params'];

/** What there was before: snapshots and decisions. It authorises by itself. @internal */
export interface HistoryService {
  listSnapshots(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<SnapshotList>;
  getSnapshot(
    input: { reviewId: string; snapshotId: string },
    options: RequestOptions,
  ): Promise<SnapshotDetail>;
  createSnapshot(
    input: CreateSnapshotInput,
    options: RequestOptions,
  ): Promise<SnapshotSummary>;
  listEntitySnapshots(
    input: {
      entityRef: string;
      checklistId?: string;
      limit: number;
      cursor?: string;
    },
    options: RequestOptions,
  ): Promise<EntitySnapshotPage>;
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
