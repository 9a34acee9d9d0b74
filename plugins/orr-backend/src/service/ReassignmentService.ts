import {
  ParsedOperationInput,
  Reassignment,
  ReassignmentPreview,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type ReassignInput = ParsedOperationInput<'reassign'>['body'];

/** Gives what one has in hand to another. It authorises by itself. @internal */
export interface ReassignmentService {
  previewReassignment(
    input: { fromRef: string },
    options: RequestOptions,
  ): Promise<ReassignmentPreview>;
  reassign(
    input: ReassignInput,
    options: RequestOptions,
  ): Promise<Reassignment>;
}
