import {
  EscalationItem,
  EscalationList,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

type Input<
  TId extends 'escalateGap' | 'answerEscalation' | 'withdrawEscalation',
> = ParsedOperationInput<TId>['body'] & ParsedOperationInput<TId>['params'];

/** @internal */
export type EscalateGapInput = Input<'escalateGap'>;
/** @internal */
export type AnswerEscalationInput = Input<'answerEscalation'>;
/** @internal */
export type WithdrawEscalationInput = Input<'withdrawEscalation'>;

/** Gaps that are taken to somebody else. It authorises by itself. @internal */
export interface EscalationService {
  listEscalations(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<EscalationList>;
  escalateGap(
    input: EscalateGapInput,
    options: RequestOptions,
  ): Promise<EscalationItem>;
  answerEscalation(
    input: AnswerEscalationInput,
    options: RequestOptions,
  ): Promise<EscalationItem>;
  withdrawEscalation(
    input: WithdrawEscalationInput,
    options: RequestOptions,
  ): Promise<EscalationItem>;
}
