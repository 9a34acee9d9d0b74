/** What the documents of standings are called in the index of the portal. @internal */
export const READINESS_SEARCH_TYPE = 'operational-readiness';

/** What the documents of checklists are called there. @internal */
export const CHECKLIST_SEARCH_TYPE = 'readiness-checklists';
