import {
  Amendment,
  AmendmentList,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type AmendAnswerInput = ParsedOperationInput<'amendAnswer'>['body'] &
  ParsedOperationInput<'amendAnswer'>['params'];

/** Small edits of answers after they were decided on. It authorises by itself. @internal */
export interface AmendmentService {
  listAmendments(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<AmendmentList>;
  amendAnswer(
    input: AmendAnswerInput,
    options: RequestOptions,
  ): Promise<Amendment>;
}
