import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** What asks something of the caller. What they may not see is absent. @internal */
export interface MyReadinessService {
  getMyReadiness(
    options: RequestOptions,
  ): Promise<OperationOutput<'getMyReadiness'>>;
  listWaiting(
    input: ParsedOperationInput<'listWaiting'>['query'],
    options: RequestOptions,
  ): Promise<OperationOutput<'listWaiting'>>;
  listDesk(
    input: ParsedOperationInput<'listDesk'>['query'],
    options: RequestOptions,
  ): Promise<OperationOutput<'listDesk'>>;
}
