import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type RequestExemptionInput =
  ParsedOperationInput<'requestExemption'>['body'];
/** @internal */
export type DecideExemptionInput =
  ParsedOperationInput<'decideExemption'>['body'] & { exemptionId: string };
/** @internal */
export type EndExemptionInput = ParsedOperationInput<'endExemption'>['body'] & {
  exemptionId: string;
};

/** Exemptions of entities from their reviews. Errors are those of the ReviewService. @internal */
export interface ExemptionService {
  listExemptions(
    input: ParsedOperationInput<'listExemptions'>['query'],
    options: RequestOptions,
  ): Promise<OperationOutput<'listExemptions'>>;
  requestExemption(
    input: RequestExemptionInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'requestExemption'>>;
  decideExemption(
    input: DecideExemptionInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'decideExemption'>>;
  withdrawExemption(
    input: EndExemptionInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'withdrawExemption'>>;
  endExemption(
    input: EndExemptionInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'endExemption'>>;
}
