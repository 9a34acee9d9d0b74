import { OperationOutput } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** Checklists and their immutable versions. @internal */
export interface ChecklistService {
  listChecklists(
    options: RequestOptions,
  ): Promise<OperationOutput<'listChecklists'>>;
  getChecklistVersion(
    input: { checklistId: string; version: number },
    options: RequestOptions,
  ): Promise<OperationOutput<'getChecklistVersion'>>;
}
