import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type ImportRecordedReviewsInput =
  ParsedOperationInput<'importRecordedReviews'>['body'];

/** Brings in reviews that were held elsewhere, takes them back and tells of them. Errors are those of the ReviewService. @internal */
export interface RecordedReviewService {
  previewRecordedReviews(
    input: { text: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'previewRecordedReviews'>>;
  /** An InputError where a row is wrong: then nothing is taken. */
  importRecordedReviews(
    input: ImportRecordedReviewsInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'importRecordedReviews'>>;
  listRecordedReviewImports(
    input: { cursor?: string; limit: number },
    options: RequestOptions,
  ): Promise<OperationOutput<'listRecordedReviewImports'>>;
  undoRecordedReviewImport(
    input: { importId: string; mutationId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'undoRecordedReviewImport'>>;
  listEntityRecordedReviews(
    input: { entityRef: string; cursor?: string; limit: number },
    options: RequestOptions,
  ): Promise<OperationOutput<'listEntityRecordedReviews'>>;
}
