import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type HeatMapQuery = ParsedOperationInput<'getHeatMap'>['query'];
/** @internal */
export type GapListQuery = ParsedOperationInput<'listGaps'>['query'];
/** @internal */
export type GapExportQuery = ParsedOperationInput<'exportGaps'>['query'];
/** @internal */
export type SectionsQuery =
  ParsedOperationInput<'getScorecardSections'>['query'];
/** @internal */
export type ThemeQuery = ParsedOperationInput<'getThemes'>['query'];

/** What is open over all entities. What the caller may not see is in no count. @internal */
export interface GapService {
  getHeatMap(
    query: HeatMapQuery,
    options: RequestOptions,
  ): Promise<OperationOutput<'getHeatMap'>>;
  listGaps(
    query: GapListQuery,
    options: RequestOptions,
  ): Promise<OperationOutput<'listGaps'>>;
  /** The file piece by piece; what is refused is so before the first. */
  exportGaps(
    query: GapExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>>;
  getScorecardSections(
    query: SectionsQuery,
    options: RequestOptions,
  ): Promise<OperationOutput<'getScorecardSections'>>;
  getThemes(
    query: ThemeQuery,
    options: RequestOptions,
  ): Promise<OperationOutput<'getThemes'>>;
}
