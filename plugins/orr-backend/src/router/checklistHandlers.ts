import { ChecklistService } from '../service/ChecklistService';
import { Handlers } from './Handlers';

/** @internal */
export function checklistHandlers(
  checklists: ChecklistService,
): Pick<
  Handlers,
  | 'listChecklists'
  | 'listChecklistOverviews'
  | 'listChecklistVersions'
  | 'compareChecklistVersions'
  | 'getChecklistVersion'
> {
  return {
    listChecklists: (_, options) => checklists.listChecklists(options),
    listChecklistOverviews: ({ query }, options) =>
      checklists.listChecklistOverviews(query, options),
    listChecklistVersions: ({ params, query }, options) =>
      checklists.listChecklistVersions({ ...params, ...query }, options),
    compareChecklistVersions: ({ params, query }, options) =>
      checklists.compareChecklistVersions({ ...params, ...query }, options),
    getChecklistVersion: ({ params }, options) =>
      checklists.getChecklistVersion(params, options),
  };
}
