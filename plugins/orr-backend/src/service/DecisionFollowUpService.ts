import { Decision, ParsedOperationInput } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

type Input<TId extends 'meetCondition' | 'extendCondition' | 'lookAtSample'> =
  ParsedOperationInput<TId>['body'] & ParsedOperationInput<TId>['params'];

/** @internal */
export type MeetConditionInput = Input<'meetCondition'>;
/** @internal */
export type ExtendConditionInput = Input<'extendCondition'>;
/** @internal */
export type LookAtSampleInput = Input<'lookAtSample'>;

/** What happens to a decision after it was taken. It authorises by itself. @internal */
export interface DecisionFollowUpService {
  meetCondition(
    input: MeetConditionInput,
    options: RequestOptions,
  ): Promise<Decision>;
  extendCondition(
    input: ExtendConditionInput,
    options: RequestOptions,
  ): Promise<Decision>;
  lookAtSample(
    input: LookAtSampleInput,
    options: RequestOptions,
  ): Promise<Decision>;
}
