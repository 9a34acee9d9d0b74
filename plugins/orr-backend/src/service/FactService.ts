import {
  EntityFactReadings,
  FactDefinitionList,
  ParsedOperationInput,
  RecordResult,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type RecordFactsInput = ParsedOperationInput<'recordFacts'>['body'];

/** Tells what is known of entities, and keeps what is told of them. It authorises by itself. @internal */
export interface FactService {
  listFactDefinitions(options: RequestOptions): Promise<FactDefinitionList>;
  getEntityFactReadings(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<EntityFactReadings>;
  recordFacts(
    input: RecordFactsInput,
    options: RequestOptions,
  ): Promise<RecordResult>;
}
