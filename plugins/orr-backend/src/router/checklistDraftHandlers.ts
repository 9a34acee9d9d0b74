import { ChecklistDraftService } from '../service/ChecklistDraftService';
import { Handlers } from './Handlers';

/** @internal */
export function checklistDraftHandlers(
  drafts: ChecklistDraftService,
): Pick<
  Handlers,
  | 'listChecklistDrafts'
  | 'listLibraryQuestions'
  | 'listFilterMatches'
  | 'createChecklistDraft'
  | 'getChecklistDraft'
  | 'saveChecklistDraft'
  | 'deleteChecklistDraft'
  | 'getChecklistImpact'
  | 'publishChecklistDraft'
  | 'archiveChecklist'
> {
  return {
    listChecklistDrafts: (_, options) => drafts.listDrafts(options),
    listLibraryQuestions: (_, options) => drafts.listLibrary(options),
    listFilterMatches: ({ body }, options) => drafts.listMatches(body, options),
    createChecklistDraft: ({ body }, options) =>
      drafts.createDraft(body, options),
    getChecklistDraft: ({ params }, options) =>
      drafts.getDraft(params, options),
    saveChecklistDraft: ({ params, body }, options) =>
      drafts.saveDraft({ ...body, ...params }, options),
    deleteChecklistDraft: ({ params, body }, options) =>
      drafts.deleteDraft({ ...body, ...params }, options),
    getChecklistImpact: ({ params, body }, options) =>
      drafts.getImpact({ ...body, ...params }, options),
    publishChecklistDraft: ({ params, body }, options) =>
      drafts.publishDraft({ ...body, ...params }, options),
    archiveChecklist: ({ params, body }, options) =>
      drafts.archiveChecklist({ ...body, ...params }, options),
  };
}
