import { ChecklistService } from '../service/ChecklistService';
import { Handlers } from './Handlers';

/** @internal */
export function checklistHandlers(
  checklists: ChecklistService,
): Pick<Handlers, 'listChecklists' | 'getChecklistVersion'> {
  return {
    listChecklists: (_, options) => checklists.listChecklists(options),
    getChecklistVersion: ({ params }, options) =>
      checklists.getChecklistVersion(params, options),
  };
}
