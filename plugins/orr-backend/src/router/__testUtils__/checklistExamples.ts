import { checklist, checklistSummary } from './exampleObjects';
import type { OperationExample } from './operationExamples';

type ChecklistOperationId = 'listChecklists' | 'getChecklistVersion';

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
