import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** What changed, what falls due, and both for the operations review. What the caller may not see is in none of it. @internal */
export interface BriefingService {
  listReadinessChanges(
    input: ParsedOperationInput<'listReadinessChanges'>['query'],
    options: RequestOptions,
  ): Promise<OperationOutput<'listReadinessChanges'>>;
  listDue(
    input: ParsedOperationInput<'listDue'>['query'],
    options: RequestOptions,
  ): Promise<OperationOutput<'listDue'>>;
  getBriefing(
    input: ParsedOperationInput<'getBriefing'>['query'],
    options: RequestOptions,
  ): Promise<OperationOutput<'getBriefing'>>;
}
