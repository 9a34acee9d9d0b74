import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type SetAwayInput = ParsedOperationInput<'setAway'>['body'];

/** @internal */
export type SetDigestInput = ParsedOperationInput<'setDigest'>['body'];

/** What a person sets for themselves; nobody else does. @internal */
export interface MySettingsService {
  getMySettings(
    options: RequestOptions,
  ): Promise<OperationOutput<'getMySettings'>>;
  setAway(
    input: SetAwayInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'setAway'>>;
  setDigest(
    input: SetDigestInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'setDigest'>>;
}
