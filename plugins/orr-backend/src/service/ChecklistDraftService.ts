import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

type Body<
  TId extends
    | 'createChecklistDraft'
    | 'saveChecklistDraft'
    | 'deleteChecklistDraft'
    | 'getChecklistImpact'
    | 'publishChecklistDraft'
    | 'archiveChecklist'
    | 'listFilterMatches',
> = ParsedOperationInput<TId>['body'];

/** @internal */
export interface DraftInput {
  draftId: string;
}
/** @internal */
export type CreateDraftInput = Body<'createChecklistDraft'>;
/** @internal */
export type SaveDraftInput = DraftInput & Body<'saveChecklistDraft'>;
/** @internal */
export type DeleteDraftInput = DraftInput & Body<'deleteChecklistDraft'>;
/** @internal */
export type ImpactInput = DraftInput & Body<'getChecklistImpact'>;
/** @internal */
export type PublishDraftInput = DraftInput & Body<'publishChecklistDraft'>;
/** @internal */
export type ArchiveChecklistInput = {
  checklistId: string;
} & Body<'archiveChecklist'>;

/** @internal */
export type FilterMatchInput = Body<'listFilterMatches'>;

/** Checklists that are written in the portal, from their beginning until they are archived. @internal */
export interface ChecklistDraftService {
  listDrafts(
    options: RequestOptions,
  ): Promise<OperationOutput<'listChecklistDrafts'>>;
  listLibrary(
    options: RequestOptions,
  ): Promise<OperationOutput<'listLibraryQuestions'>>;
  listMatches(
    input: FilterMatchInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'listFilterMatches'>>;
  createDraft(
    input: CreateDraftInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'createChecklistDraft'>>;
  getDraft(
    input: DraftInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'getChecklistDraft'>>;
  saveDraft(
    input: SaveDraftInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'saveChecklistDraft'>>;
  deleteDraft(
    input: DeleteDraftInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'deleteChecklistDraft'>>;
  getImpact(
    input: ImpactInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'getChecklistImpact'>>;
  publishDraft(
    input: PublishDraftInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'publishChecklistDraft'>>;
  archiveChecklist(
    input: ArchiveChecklistInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'archiveChecklist'>>;
}
