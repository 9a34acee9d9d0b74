import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** Standings of entities. What the caller may not see is absent, or a NotFoundError. @internal */
export interface ReadinessService {
  getEntityReadiness(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'getEntityReadiness'>>;
  listReadiness(
    input: ParsedOperationInput<'listReadiness'>['query'],
    options: RequestOptions,
  ): Promise<OperationOutput<'listReadiness'>>;
  lookUpStandings(
    input: ParsedOperationInput<'lookUpStandings'>['body'],
    options: RequestOptions,
  ): Promise<OperationOutput<'lookUpStandings'>>;
  /** The file piece by piece; what is refused is so before the first. */
  exportReadiness(
    input: ParsedOperationInput<'exportReadiness'>['query'],
    options: RequestOptions,
  ): Promise<AsyncIterable<string>>;
  exportReadinessJson(
    input: ParsedOperationInput<'exportReadinessJson'>['query'],
    options: RequestOptions,
  ): Promise<AsyncIterable<string>>;
  getReadinessFacets(
    input: ParsedOperationInput<'getReadinessFacets'>['query'],
    options: RequestOptions,
  ): Promise<OperationOutput<'getReadinessFacets'>>;
}
