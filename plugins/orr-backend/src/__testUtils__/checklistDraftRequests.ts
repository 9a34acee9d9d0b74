import { randomUUID } from 'node:crypto';
import { OperationRequest } from './OperationRequest';

/** One well-formed request for each operation on drafts of checklists; those of one name one that there is not. */
export function checklistDraftRequests(checklistId: string) {
  const draft = `/checklists/drafts/${randomUUID()}`;
  return {
    listChecklistDrafts: ['/checklists/drafts'],
    listLibraryQuestions: ['/checklists/library'],
    listFilterMatches: [
      '/checklists/matches',
      { filter: { kind: 'Component' } },
    ],
    // Its id is taken.
    createChecklistDraft: [
      '/checklists/drafts',
      {
        from: {
          type: 'blank',
          id: checklistId,
          title: 'Another',
          owner: 'group:default/reliability',
        },
      },
    ],
    getChecklistDraft: [draft],
    saveChecklistDraft: [
      draft,
      { revision: 99, document: { id: 'another', sections: [] } },
    ],
    deleteChecklistDraft: [`${draft}/deletion`, { revision: 99 }],
    getChecklistImpact: [`${draft}/impact`, { rollout: [] }],
    publishChecklistDraft: [
      `${draft}/publication`,
      { revision: 99, rollout: [], state: 'published', changelog: 'New' },
    ],
    archiveChecklist: [`/checklists/${checklistId}/archival`, { version: 99 }],
  } satisfies Record<string, OperationRequest>;
}
