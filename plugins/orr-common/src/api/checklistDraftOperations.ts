import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrChecklistAuthorPermission,
  orrChecklistPublishPermission,
  orrChecklistReadPermission,
} from '../permissions';
import {
  archiveChecklistBodySchema,
  ChecklistDraft,
  ChecklistDraftList,
  checklistDraftListSchema,
  checklistDraftSchema,
  checklistImpactBodySchema,
  CreatedChecklistDraft,
  createChecklistDraftBodySchema,
  createdChecklistDraftSchema,
  deleteChecklistDraftBodySchema,
  LibraryQuestions,
  libraryQuestionsSchema,
  PublishedChecklist,
  publishChecklistDraftBodySchema,
  publishedChecklistSchema,
  saveChecklistDraftBodySchema,
} from './checklistDraftSchemas';
import {
  ChecklistImpact,
  checklistImpactSchema,
} from './checklistImpactSchema';
import { Operation } from './Operation';

const params = z.object({ draftId: z.uuid() });
const BODY_KILOBYTES = 1_500;

/** Checklists that are being written, until they are published. @internal */
export const checklistDraftOperations = {
  listChecklistDrafts: {
    method: 'get',
    path: '/checklists/drafts',
    summary:
      'The checklists that are being written, what was changed last first, and whether the caller may write and publish',
    response: schemaOf<ChecklistDraftList>(checklistDraftListSchema),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'checklist-draft-fetch', meta: { queryType: 'all' } },
  },
  listLibraryQuestions: {
    method: 'get',
    path: '/checklists/library',
    summary:
      'Questions that authors may pick from, and checklists that they may begin with',
    response: schemaOf<LibraryQuestions>(libraryQuestionsSchema),
    status: 200,
    permission: orrChecklistAuthorPermission,
    audit: { eventId: 'checklist-fetch', meta: { queryType: 'library' } },
  },
  createChecklistDraft: {
    method: 'post',
    path: '/checklists/drafts',
    summary:
      'Begin a draft: blank, from the current version of a checklist, from the library, or from a file',
    body: createChecklistDraftBodySchema,
    bodyKilobytes: BODY_KILOBYTES,
    response: schemaOf<CreatedChecklistDraft>(createdChecklistDraftSchema),
    status: 201,
    permission: orrChecklistAuthorPermission,
    audit: {
      eventId: 'checklist-draft-mutate',
      meta: { actionType: 'create' },
    },
  },
  getChecklistDraft: {
    method: 'get',
    path: '/checklists/drafts/:draftId',
    summary: 'A draft with what is wrong with it',
    params,
    response: schemaOf<ChecklistDraft>(checklistDraftSchema),
    status: 200,
    permission: orrChecklistAuthorPermission,
    audit: { eventId: 'checklist-draft-fetch', meta: { queryType: 'by-id' } },
  },
  saveChecklistDraft: {
    method: 'put',
    path: '/checklists/drafts/:draftId',
    summary:
      'Save a draft; refused where somebody else saved it since, with nothing lost',
    params,
    body: saveChecklistDraftBodySchema,
    bodyKilobytes: BODY_KILOBYTES,
    response: schemaOf<ChecklistDraft>(checklistDraftSchema),
    status: 200,
    permission: orrChecklistAuthorPermission,
    audit: { eventId: 'checklist-draft-mutate', meta: { actionType: 'save' } },
  },
  deleteChecklistDraft: {
    method: 'post',
    path: '/checklists/drafts/:draftId/deletion',
    summary: 'Throw a draft away',
    params,
    body: deleteChecklistDraftBodySchema,
    response: z.object({}),
    status: 200,
    permission: orrChecklistAuthorPermission,
    audit: {
      eventId: 'checklist-draft-mutate',
      meta: { actionType: 'delete' },
    },
  },
  getChecklistImpact: {
    method: 'post',
    path: '/checklists/drafts/:draftId/impact',
    summary:
      'What publishing a draft under these rollout rules would do, as far as the caller sees',
    params,
    body: checklistImpactBodySchema,
    response: schemaOf<ChecklistImpact>(checklistImpactSchema),
    status: 200,
    ephemeral: true,
    permission: orrChecklistAuthorPermission,
    audit: { eventId: 'checklist-draft-fetch', meta: { actionType: 'impact' } },
  },
  publishChecklistDraft: {
    method: 'post',
    path: '/checklists/drafts/:draftId/publication',
    summary:
      'Make a draft the current version of its checklist, as a pilot or for all it applies to',
    params,
    body: publishChecklistDraftBodySchema,
    response: schemaOf<PublishedChecklist>(publishedChecklistSchema),
    status: 200,
    permission: orrChecklistPublishPermission,
    audit: { eventId: 'checklist-mutate', meta: { actionType: 'publish' } },
  },
  archiveChecklist: {
    method: 'post',
    path: '/checklists/:checklistId/archival',
    summary:
      'Archive a checklist that was written in the portal: it is asked of nobody any more, and what was decided stays',
    params: z.object({ checklistId: z.string().min(1).max(128) }),
    body: archiveChecklistBodySchema,
    response: z.object({}),
    status: 200,
    permission: orrChecklistPublishPermission,
    audit: { eventId: 'checklist-mutate', meta: { actionType: 'archive' } },
  },
} as const satisfies Record<string, Operation>;
