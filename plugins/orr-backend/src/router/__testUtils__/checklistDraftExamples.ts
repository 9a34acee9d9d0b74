import { AT, checklist } from './exampleObjects';
import type { OperationExample } from './OperationExample';

type DraftOperationId =
  | 'listChecklistDrafts'
  | 'listLibraryQuestions'
  | 'listFilterMatches'
  | 'createChecklistDraft'
  | 'getChecklistDraft'
  | 'saveChecklistDraft'
  | 'deleteChecklistDraft'
  | 'getChecklistImpact'
  | 'publishChecklistDraft'
  | 'archiveChecklist';

const ID = '5b6a1f0e-8a1c-4d0a-9d0e-0d4c0b5e7a11';
const MUTATION_ID = '5b6a1f0e-8a1c-4d0a-9d0e-0d4c0b5e7a12';
const OWNER = 'group:default/reliability';
const PATH = `/checklists/drafts/${ID}`;
const summary = {
  id: ID,
  checklistId: 'launch',
  title: 'Launch',
  basedOn: 2,
  currentVersion: 3,
  currentState: 'published' as const,
  revision: 4,
  questionCount: 1,
  createdBy: 'user:default/ines',
  createdAt: AT,
  updatedBy: 'user:default/rosa',
  updatedAt: AT,
};
const draft = {
  ...summary,
  document: checklist.document,
  problems: [
    {
      path: ['description'],
      code: 'incomplete',
      message: 'is not written yet',
      severity: 'error' as const,
    },
  ],
};
const rule = {
  questionId: 'rollback',
  when: 'byDate' as const,
  date: '2026-06-30',
};
const question = checklist.document.sections[0].questions[0];

/** Examples around checklists that are being written. @internal */
export const checklistDraftExamples: {
  [TId in DraftOperationId]: OperationExample<TId>;
} = {
  listChecklistDrafts: {
    url: '/checklists/drafts',
    served: { by: 'checklistDraftService.listDrafts' },
    output: { items: [summary], may: { author: true, publish: false } },
    invalid: {
      url: '/checklists/drafts?sort=title',
      message: 'query.sort: is not known',
    },
    auditMeta: { queryType: 'all' },
  },
  listLibraryQuestions: {
    url: '/checklists/library',
    served: { by: 'checklistDraftService.listLibrary' },
    output: {
      items: [{ group: 'Ownership', question }],
      checklists: [
        {
          name: 'yearly-review',
          title: 'Yearly review',
          description: 'What the year has taught',
          questionCount: 12,
        },
      ],
    },
    invalid: {
      url: '/checklists/library?area=all',
      message: 'query.area: is not known',
    },
    auditMeta: { queryType: 'library' },
  },
  createChecklistDraft: {
    url: '/checklists/drafts',
    body: {
      mutationId: MUTATION_ID,
      from: { type: 'blank', id: 'recovery', title: 'Recovery', owner: OWNER },
    },
    served: {
      by: 'checklistDraftService.createDraft',
      with: {
        mutationId: MUTATION_ID,
        from: {
          type: 'blank',
          id: 'recovery',
          title: 'Recovery',
          owner: OWNER,
        },
      },
    },
    output: { ...draft, notes: [{ message: 'The owner was assumed' }] },
    invalid: {
      body: { from: { type: 'blank', id: 'X', title: 'X', owner: OWNER } },
      message: 'body.from.id: ',
    },
    auditMeta: { actionType: 'create', mutationId: MUTATION_ID },
  },
  getChecklistDraft: {
    url: PATH,
    served: {
      by: 'checklistDraftService.getDraft',
      with: { draftId: ID },
    },
    output: draft,
    invalid: { url: '/checklists/drafts/mine', message: 'params.draftId: ' },
    auditMeta: { queryType: 'by-id', draftId: ID },
  },
  saveChecklistDraft: {
    url: PATH,
    body: { revision: 3, document: checklist.document },
    served: {
      by: 'checklistDraftService.saveDraft',
      with: { draftId: ID, revision: 3 },
    },
    output: draft,
    invalid: {
      body: { revision: 3, document: { id: 'launch' } },
      message: 'body.document.sections: ',
    },
    auditMeta: { actionType: 'save', draftId: ID },
  },
  deleteChecklistDraft: {
    url: `${PATH}/deletion`,
    body: { revision: 4 },
    served: {
      by: 'checklistDraftService.deleteDraft',
      with: { draftId: ID, revision: 4 },
    },
    output: {},
    invalid: { body: { revision: 0 }, message: 'body.revision: ' },
    auditMeta: { actionType: 'delete', draftId: ID },
  },
  listFilterMatches: {
    url: '/checklists/matches',
    body: {
      filter: { 'spec.type': 'service' },
      within: { kind: 'Component' },
      entityRef: 'component:default/pay',
      limit: 5,
    },
    served: {
      by: 'checklistDraftService.listMatches',
      with: { filter: { 'spec.type': 'service' }, limit: 5 },
    },
    output: {
      counts: { matched: 6, within: 12, isLowerBound: false },
      items: [{ entityRef: 'component:default/pay', title: 'Pay' }],
      nextCursor: 'opaque',
      about: {
        entityRef: 'component:default/pay',
        title: 'Pay',
        within: {
          type: 'all',
          holds: true,
          parts: [
            { type: 'field', holds: true, field: 'kind', test: 'exists' },
          ],
        },
        filter: {
          type: 'field',
          holds: true,
          field: 'spec.type',
          test: 'is',
          wanted: 'service',
          found: 'service',
        },
      },
    },
    invalid: {
      body: { filter: { kind: { $regex: '.*' } } },
      message: 'body.filter: ',
    },
    auditMeta: {
      actionType: 'matches',
      entityRef: 'component:default/pay',
    },
  },
  getChecklistImpact: {
    url: `${PATH}/impact`,
    body: { rollout: [rule] },
    served: {
      by: 'checklistDraftService.getImpact',
      with: { draftId: ID, rollout: [rule] },
    },
    output: {
      bindable: [
        { questionId: 'rollback', title: question.title, why: 'raised' },
      ],
      entities: { asked: 12, newlyAsked: 2, noLongerAsked: 1 },
      openReviews: 3,
      fallingAtOnce: {
        entities: 1,
        first: [
          {
            entityRef: 'component:default/shop',
            ownerRef: OWNER,
            from: 'ready',
            to: 'neverReviewed',
          },
        ],
      },
      falling: [{ date: '2026-06-30', entities: 1 }],
      owners: [{ ownerRef: OWNER, entities: 12, falling: 2 }],
      firstFalling: [
        {
          entityRef: 'component:default/pay',
          title: 'Pay',
          ownerRef: OWNER,
          standing: 'ready',
          decidedVersion: 2,
          date: '2026-06-30',
        },
      ],
    },
    invalid: {
      body: { rollout: [{ ...rule, date: 'June' }] },
      message: 'body.rollout[0].date: ',
    },
    auditMeta: { actionType: 'impact', draftId: ID },
  },
  publishChecklistDraft: {
    url: `${PATH}/publication`,
    body: {
      revision: 4,
      rollout: [rule],
      state: 'published',
      changelog: 'Asks for a rehearsal',
    },
    served: {
      by: 'checklistDraftService.publishDraft',
      with: { draftId: ID, state: 'published' },
    },
    output: { checklistId: 'launch', version: 3, state: 'published' },
    invalid: {
      body: { revision: 4, rollout: [], state: 'draft', changelog: 'New' },
      message: 'body.state: ',
    },
    auditMeta: { actionType: 'publish', draftId: ID },
  },
  archiveChecklist: {
    url: '/checklists/launch/archival',
    body: { version: 3 },
    served: {
      by: 'checklistDraftService.archiveChecklist',
      with: { checklistId: 'launch', version: 3 },
    },
    output: {},
    invalid: { body: {}, message: 'body.version: ' },
    auditMeta: { actionType: 'archive', checklistId: 'launch' },
  },
};
