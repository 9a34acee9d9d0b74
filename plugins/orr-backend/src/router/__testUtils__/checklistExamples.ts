import { AT, checklist, checklistSummary } from './exampleObjects';
import type { OperationExample } from './OperationExample';

type ChecklistOperationId =
  | 'listChecklists'
  | 'listChecklistOverviews'
  | 'listChecklistVersions'
  | 'compareChecklistVersions'
  | 'getChecklistVersion';

const overview = {
  ...checklistSummary,
  askedEntities: 12,
  origin: 'portal' as const,
  problems: { error: 0, warning: 1, info: 0 },
};
const newest = {
  version: 3,
  contentHash: 'a1b2',
  publishedAt: AT,
  changelog: 'Asks for a rehearsal',
};

/** Examples around checklists and their versions. @internal */
export const checklistExamples: {
  [TId in ChecklistOperationId]: OperationExample<TId>;
} = {
  listChecklists: {
    url: '/checklists',
    served: { by: 'checklists.listChecklists' },
    output: { items: [checklistSummary] },
    invalid: {
      url: '/checklists?sort=title',
      message: 'query.sort: is not known',
    },
    auditMeta: { queryType: 'all' },
  },
  listChecklistOverviews: {
    url: '/checklists/overviews?state=published&state=archived',
    served: {
      by: 'checklists.listChecklistOverviews',
      with: { state: ['published', 'archived'] },
    },
    output: {
      items: [overview],
      locationProblems: [
        {
          location: './own.yaml',
          checklistId: 'launch',
          problem: 'there is no such file',
          since: AT,
        },
      ],
    },
    invalid: {
      url: '/checklists/overviews?state=current',
      message: 'query.state',
    },
    auditMeta: { queryType: 'overview' },
  },
  listChecklistVersions: {
    url: '/checklists/launch/versions?limit=1',
    served: {
      by: 'checklists.listChecklistVersions',
      with: { checklistId: 'launch', limit: 1 },
    },
    output: {
      checklist: overview,
      problems: [
        {
          path: ['sections', 0, 'questions', 0, 'fact'],
          sectionId: 'operations',
          questionId: 'runbook-known',
          code: 'unknownFact',
          message: 'No fact is called runbook.known',
          severity: 'warning',
        },
      ],
      items: [newest],
      nextCursor: 'WyIzIl0',
    },
    invalid: {
      url: '/checklists/launch/versions?limit=0',
      message: 'query.limit: ',
    },
    auditMeta: { queryType: 'versions', checklistId: 'launch' },
  },
  compareChecklistVersions: {
    url: '/checklists/launch/versions/3/differences?from=2',
    served: {
      by: 'checklists.compareChecklistVersions',
      with: { checklistId: 'launch', version: 3, from: 2 },
    },
    output: {
      checklistId: 'launch',
      title: 'Launch',
      from: { version: 2, contentHash: 'c3d4', publishedAt: AT },
      to: newest,
      differences: {
        meaning: true,
        counts: { added: 0, removed: 0, changed: 1, reworded: 0, moved: 0 },
        fields: [{ field: 'minutes', from: 60, to: 90, meaning: false }],
        sections: [
          {
            sectionId: 'operations',
            title: 'Operations',
            change: 'none',
            moved: false,
            meaning: true,
            fields: [],
            questions: [
              {
                questionId: 'runbook-known',
                title: 'Is there a runbook?',
                change: 'changed',
                risk: 'high',
                gate: 'blocking',
                meaning: true,
                fields: [
                  { field: 'risk', from: 'low', to: 'high', meaning: true },
                ],
                choices: [],
              },
            ],
          },
        ],
      },
    },
    invalid: {
      url: '/checklists/launch/versions/3/differences',
      message: 'query.from: ',
    },
    auditMeta: {
      queryType: 'differences',
      checklistId: 'launch',
      version: '3',
    },
  },
  getChecklistVersion: {
    url: '/checklists/launch/versions/3',
    served: {
      by: 'checklists.getChecklistVersion',
      with: { checklistId: 'launch', version: 3 },
    },
    output: checklist,
    invalid: {
      url: '/checklists/launch/versions/latest',
      message: 'params.version: ',
    },
    auditMeta: { queryType: 'by-version', checklistId: 'launch', version: '3' },
  },
};
