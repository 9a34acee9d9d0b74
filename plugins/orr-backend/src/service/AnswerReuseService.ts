import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type CopyAnswerInput = ParsedOperationInput<'copyAnswer'>['body'] &
  ParsedOperationInput<'copyAnswer'>['params'];

/**
 * Answers that were given before, or elsewhere, and may be given again. What the caller may not see is absent, or a
 * NotFoundError where it was asked for.
 *
 * @internal
 */
export interface AnswerReuseService {
  getEarlierAnswers(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'getEarlierAnswers'>>;
  listSiblingAnswers(
    input: { reviewId: string; questionId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'listSiblingAnswers'>>;
  listCopySources(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'listCopySources'>>;
  copyAnswer(
    input: CopyAnswerInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'copyAnswer'>>;
}
