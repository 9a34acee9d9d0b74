import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type ListChecklistOverviewsInput =
  ParsedOperationInput<'listChecklistOverviews'>['query'];
/** @internal */
export type ListChecklistVersionsInput =
  ParsedOperationInput<'listChecklistVersions'>['params'] &
    ParsedOperationInput<'listChecklistVersions'>['query'];
/** @internal */
export type CompareChecklistVersionsInput =
  ParsedOperationInput<'compareChecklistVersions'>['params'] &
    ParsedOperationInput<'compareChecklistVersions'>['query'];

/** Checklists and their immutable versions. @internal */
export interface ChecklistService {
  listChecklists(
    options: RequestOptions,
  ): Promise<OperationOutput<'listChecklists'>>;
  listChecklistOverviews(
    input: ListChecklistOverviewsInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'listChecklistOverviews'>>;
  listChecklistVersions(
    input: ListChecklistVersionsInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'listChecklistVersions'>>;
  compareChecklistVersions(
    input: CompareChecklistVersionsInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'compareChecklistVersions'>>;
  getChecklistVersion(
    input: { checklistId: string; version: number },
    options: RequestOptions,
  ): Promise<OperationOutput<'getChecklistVersion'>>;
}
