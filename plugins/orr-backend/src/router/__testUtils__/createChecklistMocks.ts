/** How checklists are written. @internal */
export function createChecklistMocks() {
  return {
    checklistDraftService: {
      listDrafts: jest.fn(),
      listLibrary: jest.fn(),
      listMatches: jest.fn(),
      createDraft: jest.fn(),
      getDraft: jest.fn(),
      saveDraft: jest.fn(),
      deleteDraft: jest.fn(),
      getImpact: jest.fn(),
      publishDraft: jest.fn(),
      archiveChecklist: jest.fn(),
    },
  };
}
