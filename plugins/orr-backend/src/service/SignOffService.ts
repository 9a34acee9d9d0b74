import {
  ParsedOperationInput,
  SignOffStates,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type SignOffSectionInput =
  ParsedOperationInput<'signOffSection'>['body'] &
    ParsedOperationInput<'signOffSection'>['params'];

/**
 * What stakeholders say about single sections of a submitted review. It authorises by itself. Errors are those of the
 * ReviewService.
 *
 * @internal
 */
export interface SignOffService {
  signOffSection(
    input: SignOffSectionInput,
    options: RequestOptions,
  ): Promise<SignOffStates>;
}
