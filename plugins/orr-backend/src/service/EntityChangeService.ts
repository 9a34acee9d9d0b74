import {
  EntityChangePage,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** What narrows the history of an entity, with the entity. @internal */
export type EntityChangeQuery =
  ParsedOperationInput<'exportEntityChangesCsv'>['query'] & {
    entityRef: string;
  };

/** What happened to an entity. It authorises by itself. @internal */
export interface EntityChangeService {
  listEntityChanges(
    query: EntityChangeQuery & { limit: number; cursor?: string },
    options: RequestOptions,
  ): Promise<EntityChangePage>;
  exportCsv(
    query: EntityChangeQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>>;
  exportJson(
    query: EntityChangeQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>>;
}
